package io.linkkeeper.apply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
		return Stream.concat(Stream.of(doubled(), unfenced(), unexpected(), robbed(), unfinished(), revised()), ofRows)
			.flatMap(Optional::stream)
			.findFirst();
	}

	private static Optional<String> brokenIf(boolean broken, String what, Object... values) {
		return broken ? Optional.of(what.formatted(values)) : Optional.empty();
	}

	private Optional<String> doubled() {
		return brokenIf(this.after.server().made() > 1, "a link is doubled");
	}

	private Optional<String> broken(ScopeState.Row row) {
		boolean has = this.after.server().has(row.seq());
		if (row.state() == ChangeState.APPLIED) {
			return brokenIf(!has, "row %d is applied without its effect", row.seq());
		}
		if (row.state() == ChangeState.PLANNED || row.state() == ChangeState.FAILED) {
			return brokenIf(this.after.server().isInFlight(row.seq()),
					"row %d counts as not sent, and may still take effect", row.seq());
		}
		return brokenIf(row.state().isFinal(), "row %d is %s, although nobody else changed its link", row.seq(),
				row.state());
	}

	/** A worker without all locks records nothing. */
	private Optional<String> unfenced() {
		return brokenIf(
				!this.before.stored().rows().equals(this.after.stored().rows()) && changed()
					.anyMatch((worker) -> !this.before.stored().isHeldBy(this.before.workers().get(worker).owner())),
				"a worker that has lost its locks writes to the ledger");
	}

	/**
	 * What a worker sends is waited for from then on, whoever has taken the run over
	 * since.
	 */
	private Optional<String> unexpected() {
		return changed().filter((worker) -> this.before.workers().get(worker).sends(this.after.workers().get(worker)))
			.mapToObj((worker) -> this.before.workers().get(worker).unsent().get(0).rows().get(0).seq())
			.filter((seq) -> !this.before.server().equals(this.after.server()))
			.filter((seq) -> !isAwaited(this.before.stored().rows().get((int) (seq - 1))))
			.map("row %d is sent, and nobody waits for it"::formatted)
			.findFirst();
	}

	private boolean isAwaited(ScopeState.Row row) {
		return row.state() == ChangeState.SENT || (row.state() == ChangeState.UNKNOWN && row.sentAt() != null
				&& !row.sentAt().isBefore(this.before.now()));
	}

	/** Nobody takes the locks of a worker that gives signs of life. */
	private Optional<String> robbed() {
		Map<String, Integer> owners = this.after.stored()
			.locks()
			.stream()
			.collect(Collectors.toMap(ScopeState.Lock::name, ScopeState.Lock::owner));
		return brokenIf(
				this.before.stored()
					.locks()
					.stream()
					.filter((lock) -> lock.silence().isZero())
					.anyMatch((lock) -> owners.getOrDefault(lock.name(), lock.owner()) != lock.owner()),
				"a lock is taken from a worker that is alive");
	}

	private IntStream changed() {
		return IntStream.range(0, this.before.workers().size())
			.filter((worker) -> !this.before.workers().get(worker).equals(this.after.workers().get(worker)));
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
