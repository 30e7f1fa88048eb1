package io.linkkeeper.apply;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linkkeeper.ledger.ChangeState;

/**
 * What must hold in every state and for every move. Only the workers change the links.
 */
final class ScopeRules {

	private final ScopeState before;

	private final ScopeState after;

	ScopeRules(ScopeState before, ScopeState after) {
		this.before = before;
		this.after = after;
	}

	/** Returns what is broken, or empty. */
	Optional<String> broken() {
		Stream<Optional<String>> ofRows = this.after.stored().rows().stream().map(this::broken);
		return Stream.concat(Stream.of(doubled(), unfenced(), unfinished(), revised()), ofRows)
			.flatMap(Optional::stream)
			.findFirst();
	}

	private static Optional<String> brokenIf(boolean broken, String what) {
		return broken ? Optional.of(what) : Optional.empty();
	}

	private Optional<String> doubled() {
		return brokenIf(this.after.server().made() > 1, "a link is doubled");
	}

	private Optional<String> broken(ScopeState.Row row) {
		boolean has = this.after.server().has(row.seq());
		if (row.state() == ChangeState.APPLIED) {
			return brokenIf(!has, "row %d is applied without its effect".formatted(row.seq()));
		}
		if (row.state() == ChangeState.PLANNED || row.state() == ChangeState.FAILED) {
			return brokenIf(this.after.server().isInFlight(row.seq()),
					"row %d counts as not sent, and may still take effect".formatted(row.seq()));
		}
		return brokenIf(row.state().isFinal(), "row %d is %s, although nobody else changed its link"
			.formatted(row.seq(), row.state()));
	}

	/** A worker without all locks neither records nor sends. */
	private Optional<String> unfenced() {
		boolean wrote = !this.before.stored().rows().equals(this.after.stored().rows());
		boolean sent = changed((state) -> state.server()) && changed((state) -> state.workers());
		if (!wrote && !sent) {
			return Optional.empty();
		}
		return IntStream.range(0, this.before.workers().size())
			.filter((worker) -> !this.before.workers().get(worker).equals(this.after.workers().get(worker)))
			.filter((worker) -> !this.before.stored().isHeldBy(this.before.workers().get(worker).owner()))
			.mapToObj("worker %d wrote although it had lost its locks"::formatted)
			.findFirst();
	}

	private boolean changed(java.util.function.Function<ScopeState, Object> part) {
		return !part.apply(this.before).equals(part.apply(this.after));
	}

	private Optional<String> unfinished() {
		List<ScopeState.Row> rows = this.after.stored().rows();
		return brokenIf(this.after.stored().ended() && !rows.stream().allMatch((row) -> row.state().isFinal()),
				"the run has ended with open rows");
	}

	/** A final state stays. */
	private Optional<String> revised() {
		return IntStream.range(0, this.before.stored().rows().size())
			.filter((i) -> this.before.stored().rows().get(i).state().isFinal())
			.filter((i) -> !this.before.stored().rows().get(i).equals(this.after.stored().rows().get(i)))
			.mapToObj((i) -> "row %d was settled and has changed".formatted(i + 1))
			.findFirst();
	}

}
