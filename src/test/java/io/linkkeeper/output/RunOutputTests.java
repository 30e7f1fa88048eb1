package io.linkkeeper.output;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RejectRow;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.CollectCounts;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.run.Verdict;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs and their changes as tables, CSV and JSON.
 */
class RunOutputTests {

	private static final Instant START = Instant.parse("2026-11-20T04:15:00Z");

	private static final KindCounts DISABLES = new KindCounts(Map.of(ChangeKind.DISABLE, 118L));

	private static final RunSummary RUN = new RunSummary(12,
			new RunSummary.Start("expire-links", "expire", RunMode.RUN, START, START),
			new RunSummary.LastExecution("COMPLETED", 3, START.plusSeconds(7)), new CollectCounts(2000, 120, 1880, 0),
			new StateCounts(118, DISABLES, 1, 2, 0, new StateCounts.Unsettled(0, 0, 0, 0)),
			new RunSummary.Outlook(RunState.PARTLY, null, DISABLES));

	private static final RunSummary LIVE = new RunSummary(0,
			new RunSummary.Start("expire-links", "expire", RunMode.PLAN, START, START),
			new RunSummary.LastExecution("STARTED", null, null), new CollectCounts(0, 0, 0, 0), TestLedger.NO_CHANGES,
			new RunSummary.Outlook(RunState.RUNNING, null, KindCounts.NONE));

	private static final RunDetail DETAIL = new RunDetail(RUN,
			new RunDetail.Facts(new AccountIdentity("default", "http://localhost/api_v3", 102), "Done.", 31, 4711,
					null),
			new RunDetail.Review(new GuardDecision(Verdict.PASSED, "120 of 2000", 120, 2000L, START), null, null),
			List.of(new RunDetail.Execution(4, "COMPLETED", START, null)),
			List.of(new RunDetail.Step("collect", 4, "COMPLETED", START, START.plusSeconds(1))));

	private final StringWriter out = new StringWriter();

	@Test
	void runsAsJson() {
		write(OutputFormat.json, RunColumns.ALL, List.of(RUN, LIVE));
		JsonNode runs = JsonMapper.shared().readTree(this.out.toString());
		assertThat(runs).hasSize(2);
		assertThat(runs.get(0).propertyNames()).containsExactly("id", "job", "state", "next", "kinds", "appliedKinds",
				"type", "status", "exitCode", "mode", "asOf", "startedAt", "endedAt", "scanned", "planned", "applied",
				"alreadySo", "stale", "rejected", "failed", "unknown", "notSent", "inFlight", "unchanged");
		assertThat(runs.get(0).get("exitCode").isInt() || runs.get(0).get("exitCode").isLong()).isTrue();
		assertThat(runs.get(0).get("mode").asString()).isEqualTo("run");
		assertThat(runs.get(0).get("endedAt").asString()).isEqualTo("2026-11-20T04:15:07Z");
		assertThat(runs.get(1).get("exitCode").isNull()).isTrue();
		assertThat(runs.get(1).get("endedAt").isNull()).isTrue();
	}

	@Test
	void noRunsAsJson() {
		write(OutputFormat.json, RunColumns.ALL, List.of());
		assertThat(this.out).hasToString("[]\n");
	}

	@Test
	void runsAsTable() {
		write(OutputFormat.table, RunColumns.ALL, List.of(RUN, LIVE));
		assertThat(this.out.toString().lines()).satisfiesExactly(
				(line) -> assertThat(line)
					.startsWith("id  job           state    type    status     exitCode  mode  asOf"),
				(line) -> assertThat(line)
					.startsWith("12  expire-links  partly   expire  COMPLETED         3  run   2026-11-20T04"),
				(line) -> assertThat(line)
					.startsWith(" 0  expire-links  running  expire  STARTED              plan  2026-11-20T04"));
	}

	@Test
	void runAsJson() {
		new RunPage(DETAIL).write(OutputFormat.json, new PrintWriter(this.out));
		JsonNode run = JsonMapper.shared().readTree(this.out.toString());
		assertThat(run.get("applied").asInt()).isEqualTo(118);
		assertThat(run.get("steps").toString()).isEqualTo("[{\"name\":\"collect\",\"execution\":4,"
				+ "\"status\":\"COMPLETED\",\"startedAt\":\"2026-11-20T04:15:00Z\",\"endedAt\":\"2026-11-20T04:15:01Z\"}]");
		assertThat(run.get("executions").get(0).get("id").asInt()).isEqualTo(4);
		assertThat(run.get("guard").get("verdict").asString()).isEqualTo("PASSED");
		assertThat(run.get("requests").asInt()).isEqualTo(31);
		assertThat(run.get("requestMillis").asInt()).isEqualTo(4711);
	}

	@Test
	void runAsText() {
		new RunPage(DETAIL).write(OutputFormat.table, new PrintWriter(this.out));
		assertThat(this.out.toString())
			.contains("id              12\n", "exitCode        3\n", "requestMillis   4711\n",
					"\nguard\nverdict         PASSED\n", "\nsteps\nname     execution  status     startedAt")
			.doesNotContain("approvedAt");
	}

	@Test
	void runAsCsv() {
		new RunPage(DETAIL).write(OutputFormat.csv, new PrintWriter(this.out));
		assertThat(this.out.toString().lines()).hasSize(2).last().asString().startsWith("12,expire-links,partly,,");
	}

	@Test
	void changesAsJsonHoldTheImagesAsObjects() {
		write(OutputFormat.json, ChangeColumns.CHANGES, List.of(change("expired on …")));
		assertThat(this.out).hasToString("[\n{\"seq\":1,\"linkId\":\"abc\",\"action\":\"UPDATE\","
				+ "\"before\":{\"id\":\"abc\",\"status\":2},\"after\":{\"status\":1},\"reason\":\"expired on …\","
				+ "\"state\":\"APPLIED\",\"alreadySo\":false,\"attempt\":1,\"execution\":4,\"error\":null}\n]\n");
	}

	@Test
	void changesAsTableLeaveTheImagesOut() {
		write(OutputFormat.table, ChangeColumns.CHANGES, List.of(change("expired")));
		assertThat(this.out)
			.hasToString("seq  linkId  action  reason   state    error\n" + "  1  abc     UPDATE  expired  APPLIED\n");
	}

	@Test
	void textOfALinkCannotMoveTheCursor() {
		write(OutputFormat.table, ChangeColumns.REJECTS, List.of(new RejectRow(7L, "a\u001B[2Jb\nc", "why")));
		assertThat(this.out.toString().lines()).hasSize(2).last().asString().contains("a\uFFFD[2Jb\uFFFDc");
	}

	@Test
	void textOfALinkIsNoFormula() {
		write(OutputFormat.csv, ChangeColumns.REJECTS, List.of(new RejectRow(null, "=HYPERLINK(\"x\")", "a\\b,c")));
		assertThat(this.out).hasToString("line,text,reason\r\n,\"'=HYPERLINK(\"\"x\"\")\",\"a\\b,c\"\r\n");
	}

	@Test
	void neutralisesTheFormulasThatFilesNeutralise() {
		write(OutputFormat.csv, ChangeColumns.REJECTS, List.of(new RejectRow(7L, "\uFF1D1+1", "'=1")));
		assertThat(this.out).hasToString("line,text,reason\r\n7,'\uFF1D1+1,''=1\r\n");
	}

	@Test
	void longTableIsNotHeldInMemory() {
		try (RowOutput<RejectRow> rows = RowOutput.of(OutputFormat.table, ChangeColumns.REJECTS,
				new PrintWriter(this.out))) {
			for (long line = 1; line <= 1_000; line++) {
				rows.add(new RejectRow(line, "text", "reason"));
			}
			assertThat(this.out.toString().lines()).hasSize(1_001);
		}
		assertThat(this.out.toString().lines()).hasSize(1_001);
	}

	private static ChangeRow change(String reason) {
		return new ChangeRow(1, null,
				new ChangeRow.Plan("abc", "UPDATE", "{\"id\":\"abc\",\"status\":2}", "{\"status\":1}", reason),
				new ChangeRow.Result(ChangeState.APPLIED, false, 1, 4, null));
	}

	private <T> void write(OutputFormat format, List<Column<T>> columns, List<T> rows) {
		try (RowOutput<T> output = RowOutput.of(format, columns, new PrintWriter(this.out))) {
			rows.forEach(output::add);
		}
	}

}
