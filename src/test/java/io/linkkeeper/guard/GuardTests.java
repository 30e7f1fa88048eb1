package io.linkkeeper.guard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guard says about figures.
 */
class GuardTests {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private static final List<Long> NO_RUNS = List.of();

	private static Limits limits(int maxChanges, String maxPercent) {
		return new Limits(maxChanges, 5000, 1000, new BigDecimal(maxPercent), 25, 100);
	}

	private static GuardDecision decide(Limits limits, long guarded, long links, List<Long> earlier) {
		return Guard.decide(limits, RunMode.RUN, figures(guarded, links, earlier), NOW);
	}

	private static Guard.Figures figures(long guarded, long links, List<Long> earlier) {
		return new Guard.Figures(new KindCounts(Map.of(ChangeKind.DISABLE, guarded)), links, earlier);
	}

	private static Verdict verdict(Limits limits, long guarded, long links) {
		return decide(limits, guarded, links, NO_RUNS).verdict();
	}

	@Test
	void passesWhatIsWithinAllLimits() {
		GuardDecision decision = decide(limits(5000, "20"), 100, 1000, NO_RUNS);
		assertThat(decision).isEqualTo(new GuardDecision(Verdict.PASSED, "within the limits", 100, 1000L, NOW));
	}

	@Test
	void letsAPlanWaitForItsApproval() {
		assertThat(Guard.decide(limits(5000, "20"), RunMode.PLAN, figures(1, 1000, NO_RUNS), NOW).verdict())
			.isEqualTo(Verdict.PLANNED);
	}

	@Test
	void stopsAPlanOverALimitAsItStopsARun() {
		assertThat(Guard.decide(limits(0, "20"), RunMode.PLAN, figures(1, 1000, NO_RUNS), NOW).verdict())
			.isEqualTo(Verdict.GUARD);
	}

	@Test
	void letsAsManyChangesPassAsAreAllowed() {
		assertThat(verdict(limits(50, "100"), 50, 1000)).isEqualTo(Verdict.PASSED);
		assertThat(verdict(limits(50, "100"), 51, 1000)).isEqualTo(Verdict.GUARD);
	}

	@Test
	void bindsMaxChangesInASmallRunToo() {
		assertThat(verdict(limits(3, "100"), 4, 1000)).isEqualTo(Verdict.GUARD);
	}

	@Test
	void saysByHowMuchALimitIsPassed() {
		assertThat(decide(limits(50, "5"), 80, 1000, NO_RUNS).reason())
			.isEqualTo("limits.maxChanges is 50 and the plan changes 80 links, over by 30;"
					+ " limits.maxPercent is 5, that is 50 of the 1000 links that select admits,"
					+ " and the plan changes 80, over by 30");
	}

	@Test
	void bindsAddsAndDeletesToo() {
		Limits limits = new Limits(100, 3, 2, BigDecimal.valueOf(100), 25, 100);
		KindCounts kinds = new KindCounts(Map.of(ChangeKind.ADD, 4L, ChangeKind.DELETE, 5L));
		GuardDecision decision = Guard.decide(limits, RunMode.RUN, new Guard.Figures(kinds, null, NO_RUNS), NOW);
		assertThat(decision)
			.isEqualTo(new GuardDecision(Verdict.GUARD,
					"limits.maxAdds is 3 and the plan adds 4 links, over by 1;"
							+ " limits.maxDeletes is 2 and the plan deletes 5 links for good, over by 3",
					5, null, NOW));
	}

	@ParameterizedTest
	@EnumSource(names = "ADD", mode = EnumSource.Mode.EXCLUDE)
	void bindsEachKindOfChange(ChangeKind kind) {
		Limits limits = new Limits(3, 5000, 1000, BigDecimal.valueOf(100), 0, 100);
		KindCounts kinds = new KindCounts(Map.of(kind, 4L));
		assertThat(Guard.decide(limits, RunMode.RUN, new Guard.Figures(kinds, 1000L, NO_RUNS), NOW).verdict())
			.isEqualTo(Verdict.GUARD);
	}

	@Test
	void minChangesCannotSwitchMaxPercentOff() {
		assertThat(verdict(limits(10, "20"), 10, 20)).as("within minChanges, which is maxChanges")
			.isEqualTo(Verdict.PASSED);
		assertThat(limits(10, "20").minChanges()).isEqualTo(10);
	}

	@Test
	void bindsPercentAboveMinChangesOnly() {
		assertThat(verdict(limits(5000, "1"), 25, 30)).isEqualTo(Verdict.PASSED);
		assertThat(verdict(limits(5000, "1"), 26, 30)).isEqualTo(Verdict.GUARD);
	}

	@Test
	void neverRoundsAPercentageUp() {
		assertThat(verdict(limits(5000, "12.5"), 49, 399)).isEqualTo(Verdict.PASSED);
		assertThat(verdict(limits(5000, "12.5"), 50, 399)).isEqualTo(Verdict.GUARD);
		assertThat(verdict(limits(5000, "12.5"), 50, 400)).isEqualTo(Verdict.PASSED);
	}

	@Test
	void stopsManyChangesOfAnAccountThatSeemsEmpty() {
		assertThat(verdict(limits(5000, "20"), 26, 0)).isEqualTo(Verdict.GUARD);
	}

	@Test
	void comparesWithFiveEarlierRunsAtLeast() {
		List<Long> four = Collections.nCopies(4, 2L);
		List<Long> five = Collections.nCopies(5, 2L);
		assertThat(decide(limits(5000, "100"), 100, 1000, four).verdict()).isEqualTo(Verdict.PASSED);
		assertThat(decide(limits(5000, "100"), 100, 1000, five).verdict()).isEqualTo(Verdict.GUARD);
	}

	@Test
	void allowsTenTimesTheUsual() {
		List<Long> usual = List.of(1L, 900L, 5L, 900L, 5L);
		assertThat(decide(limits(5000, "100"), 50, 1000, usual).verdict()).isEqualTo(Verdict.PASSED);
		GuardDecision jump = decide(limits(5000, "100"), 51, 1000, usual);
		assertThat(jump.verdict()).isEqualTo(Verdict.GUARD);
		assertThat(jump.reason()).contains("the last 5 runs changed 5 links in the middle, so at most 50 are expected");
	}

	@Test
	void allowsOnePercentOfTheAccountWhateverTheUsual() {
		List<Long> idle = Collections.nCopies(20, 0L);
		assertThat(decide(limits(5000, "100"), 100, 10_000, idle).verdict()).isEqualTo(Verdict.PASSED);
		assertThat(decide(limits(5000, "100"), 101, 10_000, idle).verdict()).isEqualTo(Verdict.GUARD);
	}

	@Test
	void seesNoJumpInASmallRun() {
		assertThat(decide(limits(5000, "100"), 25, 30, Collections.nCopies(20, 0L)).verdict())
			.isEqualTo(Verdict.PASSED);
	}

}
