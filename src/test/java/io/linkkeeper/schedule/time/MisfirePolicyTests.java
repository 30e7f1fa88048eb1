package io.linkkeeper.schedule.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import io.linkkeeper.definition.section.MisfireInstruction;
import io.linkkeeper.definition.section.OnCrash;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.schedule.time.MisfirePolicy.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a nightly schedule asks for, at 04:15 UTC.
 */
class MisfirePolicyTests {

	private static final Instant FIRE = Instant.parse("2026-06-05T04:15:00Z");

	private static final Instant DAY_BEFORE = FIRE.minus(Duration.ofDays(1));

	private static Schedule nightly(MisfireInstruction misfire, Duration lateness) {
		return new Schedule("0 15 4 * * ?", ZoneOffset.UTC, misfire, lateness, OnCrash.RESTART);
	}

	private static final Schedule FIRE_ONCE = nightly(MisfireInstruction.FIRE_ONCE, Duration.ofHours(6));

	private static Optional<Verdict> verdict(Schedule schedule, Duration late) {
		return MisfirePolicy.of(schedule, DAY_BEFORE, FIRE.plus(late), false).map(MisfirePolicy::verdict);
	}

	@Test
	void nothingBeforeItsTime() {
		assertThat(MisfirePolicy.of(FIRE_ONCE, DAY_BEFORE, FIRE.minusMillis(1), false)).isEmpty();
	}

	@Test
	void firesAtItsTimeAndNotAgain() {
		assertThat(MisfirePolicy.of(FIRE_ONCE, DAY_BEFORE, FIRE, false)).get().satisfies((due) -> {
			assertThat(due.verdict()).isEqualTo(Verdict.FIRE);
			assertThat(due.scheduledAt()).isEqualTo(FIRE);
			assertThat(due.missed()).isEmpty();
			assertThat(due.isLate()).isFalse();
		});
		assertThat(MisfirePolicy.of(FIRE_ONCE, FIRE, FIRE.plus(Duration.ofHours(23)), false)).isEmpty();
	}

	@Test
	void firesLateUpToItsLateness() {
		assertThat(verdict(FIRE_ONCE, Duration.ofHours(6))).contains(Verdict.FIRE);
		assertThat(verdict(FIRE_ONCE, Duration.ofHours(6).plusSeconds(1))).contains(Verdict.SKIP);
	}

	@Test
	void skipsWhenMissedByMoreThanAMinute() {
		Schedule skip = nightly(MisfireInstruction.SKIP, Duration.ofHours(6));
		assertThat(verdict(skip, Duration.ofMinutes(1))).contains(Verdict.FIRE);
		assertThat(verdict(skip, Duration.ofMinutes(1).plusSeconds(1))).contains(Verdict.SKIP);
	}

	@Test
	void punctualStartNeedsNoLateness() {
		Schedule strict = nightly(MisfireInstruction.FIRE_ONCE, Duration.ZERO);
		assertThat(verdict(strict, Duration.ofSeconds(30))).contains(Verdict.FIRE);
		assertThat(verdict(strict, Duration.ofSeconds(61))).contains(Verdict.SKIP);
	}

	@Test
	void firesOnceForAllMisfires() {
		MisfirePolicy due = MisfirePolicy
			.of(FIRE_ONCE, FIRE.minus(Duration.ofDays(3)), FIRE.plus(Duration.ofHours(1)), false)
			.orElseThrow();
		assertThat(due.verdict()).isEqualTo(Verdict.FIRE);
		assertThat(due.scheduledAt()).isEqualTo(FIRE);
		assertThat(due.isLate()).isTrue();
		assertThat(due.missed()).containsExactly(FIRE.minus(Duration.ofDays(2)), FIRE.minus(Duration.ofDays(1)));
	}

	@Test
	void missedTimesOfYearsAreBounded() {
		MisfirePolicy due = MisfirePolicy.of(FIRE_ONCE, FIRE.minus(Duration.ofDays(900)), FIRE, false).orElseThrow();
		assertThat(due.missed()).hasSize(100).last().isEqualTo(DAY_BEFORE);
	}

	@Test
	void pausedJobIsNeverFired() {
		assertThat(MisfirePolicy.of(FIRE_ONCE, DAY_BEFORE, FIRE, true)).get()
			.extracting(MisfirePolicy::verdict)
			.isEqualTo(Verdict.PAUSED);
	}

}
