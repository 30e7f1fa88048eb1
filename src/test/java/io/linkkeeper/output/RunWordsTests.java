package io.linkkeeper.output;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import io.linkkeeper.SettableClock;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.output.words.Alert;
import io.linkkeeper.run.CollectCounts;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.text.Display;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs in words.
 */
class RunWordsTests {

	private static final Instant START = Instant.parse("2026-11-20T04:15:00Z");

	private static final KindCounts PLAN = new KindCounts(Map.of(ChangeKind.DISABLE, 234L, ChangeKind.DELETE, 373L));

	@Test
	void saysOfAPlanWhatItWouldDoAndHowToApplyIt() {
		assertThat(RunWords.sentence(run(RunState.PLANNED, "apply 7")))
			.isEqualTo("Run 7 of expire-links waits for approval: 0 to add, 0 to change, 234 to disable, 0 to enable,"
					+ " 373 to DELETE for good. Next: `linkkeeper apply 7`.");
	}

	@Test
	void saysOfAFailedRunHowFarItCame() {
		assertThat(RunWords.sentence(run(RunState.FAILED, "restart 7")))
			.isEqualTo("Run 7 of expire-links failed; 5 of 607 changes were applied: 0 added, 0 changed, 2 disabled,"
					+ " 0 enabled, 3 DELETED for good. Next: `linkkeeper restart 7`.");
	}

	@Test
	void saysOfADoneRunWhatItDid() {
		assertThat(RunWords.sentence(run(RunState.DONE, null)))
			.isEqualTo("Run 7 of expire-links is done: 0 added, 0 changed, 2 disabled, 0 enabled,"
					+ " 3 DELETED for good. Nothing is left to do.");
	}

	@Test
	void saysOfAPartlyDoneRunWhatIsMissing() {
		assertThat(RunWords.sentence(run(RunState.PARTLY, null)))
			.isEqualTo("Run 7 of expire-links is done, but not all of it: 0 added, 0 changed, 2 disabled, 0 enabled,"
					+ " 3 DELETED for good; 5 applied, 1 failed, 601 not sent. Nothing is left to do.");
	}

	@Test
	void saysOfAPlanWithoutChangesThatNothingIsLeft() {
		assertThat(RunWords.sentence(run(RunState.NOTHING, null)))
			.isEqualTo("Run 7 of expire-links has nothing to do.");
	}

	@ParameterizedTest
	@EnumSource
	void isASentenceInEveryState(RunState state) {
		assertThat(RunWords.sentence(run(state, null))).startsWith("Run 7 of expire-links " + state.phrase())
			.endsWith(".");
	}

	@Test
	void putsDeletesFirstWhereThereIsLittleRoom() {
		assertThat(RunWords.planned(run(RunState.PLANNED, null)))
			.isEqualTo(new Alert("373 DELETE for good, 234 disable"));
	}

	@Test
	void leavesOutOutcomesThatNoChangeHas() {
		assertThat(RunWords.outcome(run(RunState.FAILED, null)))
			.isEqualTo(new Alert("5 applied, 1 failed, 601 not sent"));
	}

	@Test
	void replacesTheSentenceOnATerminalAndAddsOneElsewhere() {
		assertThat(progress(new Display(true, true, 80, ZoneOffset.UTC)))
			.containsPattern("(?s)^Run 7.*\u001B\\[2F\u001B\\[JRun 7");
		assertThat(progress(Display.file(ZoneOffset.UTC))).doesNotContain("\u001B")
			.containsPattern("(?m)^Run 7[^\n]*\n[^R]*\nRun 7");
	}

	private static String progress(Display display) {
		StringWriter out = new StringWriter();
		Presentation presentation = new Presentation(OutputFormat.table, false, display, new SettableClock(START));
		try (RowOutput<RunSummary> output = RunProgressOutput.of(presentation, new PrintWriter(out))) {
			output.add(run(RunState.FAILED, null));
			output.add(run(RunState.DONE, null));
		}
		return out.toString();
	}

	private static RunSummary run(RunState state, @Nullable String next) {
		KindCounts applied = new KindCounts(Map.of(ChangeKind.DISABLE, 2L, ChangeKind.DELETE, 3L));
		return new RunSummary(7, new RunSummary.Start("expire-links", "expire", RunMode.PLAN, START, START, Map.of()),
				new RunSummary.LastExecution("FAILED", 1, START), new CollectCounts(1000, 607, 393, 0),
				new StateCounts(5, applied, 0, StateCounts.Untouched.NONE, 0, new StateCounts.Unsettled(1, 0, 601, 0)),
				new RunSummary.Outlook(state, next, PLAN));
	}

}
