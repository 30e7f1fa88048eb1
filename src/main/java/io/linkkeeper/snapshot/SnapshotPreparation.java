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
 * Reads the links that a definition selects into the run's snapshot, for a rule that must
 * see all of them before it decides about one. Each window of the listing becomes a
 * segment, written together with the position behind it, so no window is in the snapshot
 * twice, whatever happens.
 */
public final class SnapshotPreparation implements Preparation {

	private final LinkSnapshot snapshot;

	private final Runs runs;

	private final TransactionTemplate transaction;

	private final Function<LiveRun, Comparator<ShortLink>> order;

	/** A reader knows how wide the last window was, so each execution keeps its own. */
	private final Map<LiveRun, LinkWindowReader> readers = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * A snapshot in the order of a rule.
	 * @param snapshot where the links are kept
	 * @param runs where the position is kept
	 * @param transaction makes both one
	 * @param order in which order a run will go through its links; the same whenever
	 * asked for the same run
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

	private static LinkWindowReader reader(LiveRun run) {
		return new LinkWindowReader(run.client(), List.of(CollectSpec.selectionOf(run.definition())),
				run.facts().asOf());
	}

	/**
	 * How far the snapshot got. Written {@code segment windows}.
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
