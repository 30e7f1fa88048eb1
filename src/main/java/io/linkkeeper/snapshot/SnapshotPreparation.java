package io.linkkeeper.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;

import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.execution.SubjectReader.Batch;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.Runs;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the links that a definition selects into the run's snapshot, for a rule that
 * needs all of them before it decides about one. Each window becomes a segment, which is
 * written in one transaction with the next position, so that a restart does not write a
 * window twice.
 */
public final class SnapshotPreparation implements Preparation {

	private final LinkSnapshot snapshot;

	private final Runs runs;

	private final TransactionTemplate transaction;

	private final Function<LiveRun, Comparator<ShortLink>> order;

	/** One reader per execution, as it keeps the width of the last window. */
	private final Map<LiveRun, LinkWindowReader> readers = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * Creates the preparation for one job type.
	 * @param snapshot the repository of snapshots
	 * @param runs the repository of positions
	 * @param transaction makes writes to both atomic
	 * @param order returns the order in which a run reads its links; always the same for
	 * one run
	 */
	public SnapshotPreparation(LinkSnapshot snapshot, Runs runs, TransactionTemplate transaction,
			Function<LiveRun, Comparator<ShortLink>> order) {
		this.snapshot = snapshot;
		this.runs = runs;
		this.transaction = transaction;
		this.order = order;
	}

	@Override
	public String stepName() {
		return "snapshot";
	}

	@Override
	public int next(LiveRun run) {
		Position from = Position.parse(run.facts().preparationPosition());
		Batch<ShortLink> window = this.readers.computeIfAbsent(run, SnapshotPreparation::reader).read(from.windows());
		if (window == null) {
			return -1;
		}
		List<ShortLink> links = new ArrayList<>(window.subjects());
		links.sort(this.order.apply(run));
		this.transaction.executeWithoutResult((status) -> {
			this.snapshot.write(run.id(), from.segment(), links);
			this.runs.prepared(run.id(), from.after(window).toString());
		});
		return links.size();
	}

	@Override
	public long remaining(LiveRun run) {
		return reader(run).remaining(Position.parse(run.facts().preparationPosition()).windows());
	}

	private static LinkWindowReader reader(LiveRun run) {
		return new LinkWindowReader(run.client(), List.of(CollectSpec.selectionOf(run.definition())),
				run.facts().asOf());
	}

	/**
	 * The position of a snapshot. Its text is {@code segment windows}.
	 *
	 * @param segment the number of the next segment
	 * @param windows where the next window begins, or {@code null} for the beginning
	 */
	private record Position(int segment, @Nullable String windows) {

		static Position parse(@Nullable String text) {
			if (text == null) {
				return new Position(0, null);
			}
			int blank = text.indexOf(' ');
			return new Position(Integer.parseInt(text.substring(0, blank)), text.substring(blank + 1));
		}

		Position after(Batch<ShortLink> window) {
			return new Position(this.segment + 1, window.position());
		}

		@Override
		public String toString() {
			return this.segment + " " + this.windows;
		}

	}

}
