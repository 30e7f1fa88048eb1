package io.linkkeeper.housekeeping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

import io.linkkeeper.Links;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionRuleTests {

	private static final ShortLink LINK = Links.link("link0001");

	private static final LongPredicate NONE = (run) -> false;

	@Test
	void keepsDisableThatStageTwoNeeds() {
		assertThat(isRemovable(1, change(1, "expire", ChangeState.APPLIED, 1))).isFalse();
	}

	@Test
	void removesDisableOfAnotherType() {
		assertThat(isRemovable(1, change(1, "dedup", ChangeState.APPLIED, 1))).isTrue();
	}

	@Test
	void removesDisableThatWasNotApplied() {
		assertThat(RetentionRule.isRemovable(1, List.of(), NONE)).isTrue();
		assertThat(isRemovable(1, change(2, "expire", ChangeState.APPLIED, 1))).isTrue();
	}

	@Test
	void removesDisableThatIsNotTheNewestChange() {
		assertThat(
				isRemovable(1, change(1, "expire", ChangeState.APPLIED, 1), change(2, "undo", ChangeState.APPLIED, 2)))
			.isTrue();
	}

	@Test
	void keepsDisableWhileALaterChangeMayFail() {
		assertThat(isRemovable(1, change(1, "expire", ChangeState.APPLIED, 1), change(2, "undo", ChangeState.SENT, 2)))
			.isFalse();
	}

	@Test
	void keepsChangesByWhichALinkIsHeldBack() {
		Instant start = Links.UPDATED_AT.plusSeconds(1000);
		PastChange add = starting(change(1, "import", ChangeState.APPLIED, 1), null, start);
		assertThat(isRemovable(1, add)).isFalse();
		assertThat(isRemovable(1, add, change(2, "activate", ChangeState.SENT, 2))).as("it may fail").isFalse();
		PastChange enable = starting(change(2, "activate", ChangeState.APPLIED, 2), start, null);
		assertThat(isRemovable(1, add, enable)).isTrue();
		assertThat(isRemovable(2, enable)).isTrue();
	}

	private static PastChange starting(PastChange change, @Nullable Instant before, @Nullable Instant after) {
		return new PastChange(change.runId(), change.type(), change.linkId(),
				change.change().starting(new StartChange(before, after)), change.result());
	}

	@Test
	void keepsNewestChangeWhileAnOlderOneRemains() {
		PastChange older = change(1, "expire", ChangeState.APPLIED, 1);
		PastChange last = change(2, "undo", ChangeState.APPLIED, 2);
		assertThat(isRemovable(2, older, last)).isFalse();
		assertThat(isRemovable(2, last)).isTrue();
		assertThat(RetentionRule.isRemovable(2, List.of(older, last), (run) -> run == 1)).isTrue();
	}

	@Test
	void unknownOutcomeOfAnAbandonedRunKeepsItsDoubt() {
		assertThat(
				isRemovable(2, change(1, "expire", ChangeState.APPLIED, 1), change(2, "dedup", ChangeState.UNKNOWN, 2)))
			.isFalse();
		assertThat(isRemovable(2, change(2, "dedup", ChangeState.UNKNOWN, 2))).isTrue();
	}

	/**
	 * Random histories, of which some runs are closed: whatever becomes of the changes
	 * that are under way, stage two answers the same with the whole history as with what
	 * is left of it. What is left is the same whether each run is forgotten before the
	 * next is looked at, as a run does, or after all are, as a plan does.
	 */
	@Test
	void stageTwoNeverAnswersOtherwise() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		for (int round = 0; round < 20_000; round++) {
			List<PastChange> history = history(random);
			List<Long> closed = LongStream.rangeClosed(1, 5).filter((run) -> random.nextInt(3) > 0).boxed().toList();
			List<PastChange> left = new ArrayList<>(history);
			closed.forEach((run) -> left
				.removeIf((past) -> past.runId() == run && RetentionRule.isRemovable(run, left, NONE)));
			List<PastChange> foretold = history.stream()
				.filter((past) -> !closed.contains(past.runId())
						|| !RetentionRule.isRemovable(past.runId(), history, closed::contains))
				.toList();
			assertThat(left).as("seed %d", seed).isEqualTo(foretold);
			for (boolean done : new boolean[] { true, false }) {
				assertThat(waitsForStageTwo(settled(left, closed, done)))
					.as("seed %d: %s, closed %s", seed, history, closed)
					.isEqualTo(waitsForStageTwo(settled(history, closed, done)));
			}
		}
	}

	private static List<PastChange> history(Random random) {
		List<PastChange> history = new ArrayList<>();
		for (int run = 1; run <= 5; run++) {
			if (random.nextBoolean()) {
				ChangeState state = (random.nextInt(4) == 0) ? ChangeState.UNKNOWN : ChangeState.APPLIED;
				history.add(change(run, random.nextBoolean() ? "expire" : "dedup", state, random.nextInt(5)));
			}
		}
		return ordered(history);
	}

	/** As the ledger orders them. */
	private static List<PastChange> ordered(List<PastChange> history) {
		return history.stream()
			.sorted(Comparator.comparing((PastChange past) -> past.state() != ChangeState.APPLIED)
				.thenComparing(PastChange::settledAt)
				.thenComparing(PastChange::runId))
			.toList();
	}

	/** What is under way in runs that are not closed is found to be done, or not. */
	private static List<PastChange> settled(List<PastChange> history, List<Long> closed, boolean done) {
		List<PastChange> settled = new ArrayList<>();
		for (PastChange past : history) {
			if (past.state() == ChangeState.APPLIED || closed.contains(past.runId())) {
				settled.add(past);
			}
			else if (done) {
				settled.add(change(past.runId(), past.type(), ChangeState.APPLIED, 100));
			}
		}
		return ordered(settled);
	}

	private static @Nullable Long waitsForStageTwo(List<PastChange> history) {
		if (history.isEmpty()) {
			return null;
		}
		PastChange last = history.get(history.size() - 1);
		return (last.state() == ChangeState.APPLIED && last.isDisableBy("expire")) ? last.runId() : null;
	}

	private static boolean isRemovable(long run, PastChange... history) {
		return RetentionRule.isRemovable(run, List.of(history), NONE);
	}

	private static PastChange change(long run, String type, ChangeState state, int second) {
		LinkChange disable = Links.disable(LINK);
		Instant at = Links.UPDATED_AT.plusSeconds(second);
		return new PastChange(run, type, LINK.id(), disable, new PastChange.Result(state, false, at, at));
	}

}
