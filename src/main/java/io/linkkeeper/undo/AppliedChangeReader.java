package io.linkkeeper.undo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.history.HeldLinks;
import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * Reads the changes of a run from the ledger, each with the current link. The position is
 * the number of the last change that was read.
 */
final class AppliedChangeReader implements SubjectReader<AppliedChange> {

	/** The maximum number of ids per list call. */
	private static final int CHANGES_AT_ONCE = 500;

	private final LinkHistory history;

	private final HeldLinks held;

	private final LinkLookup lookup;

	private final Run undoRun;

	private final long undone;

	/**
	 * Creates a reader.
	 * @param history reads the ledger
	 * @param held tells which links are held back
	 * @param lookup looks links up
	 * @param undoRun the undo run
	 * @param undone the id of the run to undo
	 */
	AppliedChangeReader(LinkHistory history, HeldLinks held, LinkLookup lookup, Run undoRun, long undone) {
		this.history = history;
		this.held = held;
		this.lookup = lookup;
		this.undoRun = undoRun;
		this.undone = undone;
	}

	@Override
	public long remaining(@Nullable String position) {
		return this.history.countChangesOf(this.undone, after(position));
	}

	private static long after(@Nullable String position) {
		return (position != null) ? Long.parseLong(position) : 0;
	}

	@Override
	public @Nullable Batch<AppliedChange> read(@Nullable String position) {
		SortedMap<Long, PastChange> changes = this.history.changesOf(this.undone, after(position), CHANGES_AT_ONCE);
		return changes.isEmpty() ? null : new Batch<>(applied(changes), changes.lastKey().toString());
	}

	private List<AppliedChange> applied(SortedMap<Long, PastChange> changes) {
		List<String> ids = changes.values().stream().map(PastChange::linkId).filter(Objects::nonNull).toList();
		Map<String, ShortLink> now = this.lookup.byIds(ids)
			.stream()
			.collect(Collectors.toMap(ShortLink::id, Function.identity()));
		Map<String, PastChange> last = this.history.lastChanges(this.undoRun.account(), this.undoRun.id(), ids);
		Set<String> added = this.history.addedBy(this.undone,
				changes.values().stream().flatMap(AppliedChangeReader::reliesOn).collect(Collectors.toSet()));
		Map<String, Instant> starts = this.held.startsOf(this.undoRun.account(), startChanged(changes.values(), now));
		List<AppliedChange> applied = new ArrayList<>();
		changes.forEach((seq, change) -> applied.add(new AppliedChange(seq, change, now.get(change.linkId()),
				last.get(change.linkId()), reliesOn(change).anyMatch(added::contains), starts.get(change.linkId()))));
		applied.removeIf((change) -> change.isNotSent() && !change.twin());
		return applied;
	}

	private static List<ShortLink> startChanged(Collection<PastChange> changes, Map<String, ShortLink> now) {
		return changes.stream()
			.filter((change) -> change.change().start() != null)
			.map((change) -> now.get(change.linkId()))
			.filter(Objects::nonNull)
			.toList();
	}

	/** A change that relies on a link that its own run added disables a twin of it. */
	private static Stream<String> reliesOn(PastChange change) {
		return change.change()
			.preconditions()
			.stream()
			.filter(Precondition.Link.class::isInstance)
			.map((precondition) -> ((Precondition.Link) precondition).link().id());
	}

}
