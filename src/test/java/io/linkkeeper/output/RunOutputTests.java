package io.linkkeeper.output;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import io.linkkeeper.SettableClock;
import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.Via;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RejectRow;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.output.words.Alert;
import io.linkkeeper.output.words.ChangeView;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.CollectCounts;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.run.Verdict;
import io.linkkeeper.text.Display;
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

	private static final SettableClock CLOCK = new SettableClock(START.plusSeconds(7_207));

	private static final RunSummary RUN = new RunSummary(12,
			new RunSummary.Start("expire-links", "expire", RunMode.RUN, START, START, Map.of("rule.grace", "PT0S")),
			new RunSummary.LastExecution("COMPLETED", 3, START.plusSeconds(7)), new CollectCounts(2000, 120, 1880, 0),
			new StateCounts(118, DISABLES, 1, new StateCounts.Untouched(2, 0), 0,
					new StateCounts.Unsettled(0, 0, 0, 0)),
			new RunSummary.Outlook(RunState.PARTLY, null, DISABLES));

	private static final RunSummary LIVE = new RunSummary(0,
			new RunSummary.Start("expire-links", "expire", RunMode.PLAN, START, START, Map.of()),
			new RunSummary.LastExecution("STARTED", null, null), new CollectCounts(0, 0, 0, 0), TestLedger.NO_CHANGES,
			new RunSummary.Outlook(RunState.RUNNING, null, KindCounts.NONE));

	private static final RunDetail DETAIL = new RunDetail(RUN,
			new RunDetail.Facts(new AccountIdentity("default", "http://localhost/api_v3", 102), "Done.", 31, 4711,
					null),
			new RunDetail.Review(new GuardDecision(Verdict.PASSED, "120 of 2000", 120, 2000L, START), null, null,
					"checked", new RunDetail.People(new Actor(Via.CLI, "anna", "4711@desk"), null, null)),
			List.of(new RunDetail.Execution(4, "COMPLETED", START, null)),
			List.of(new RunDetail.Step("collect", 4, "COMPLETED", START, START.plusSeconds(1))));

	private final StringWriter out = new StringWriter();

	private boolean wide;

	private Display display = Display.file(ZoneOffset.UTC);

	@Test
	void runsAsJson() {
		write(OutputFormat.json, RunColumns.ALL, List.of(RUN, LIVE));
		JsonNode runs = JsonMapper.shared().readTree(this.out.toString());
		assertThat(runs).hasSize(2);
		assertThat(runs.get(0).propertyNames()).containsExactly("id", "job", "state", "next", "kinds", "appliedKinds",
				"type", "status", "exitCode", "mode", "asOf", "startedAt", "endedAt", "scanned", "planned", "applied",
				"alreadySo", "stale", "rejected", "failed", "unknown", "notSent", "inFlight", "unchanged", "leftOut",
				"warnings");
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
		assertThat(this.out.toString().lines()).containsExactly(
				"id  job           state    startedAt  endedAt  exitCode  planned      outcome               next",
				"12  expire-links  partly   2 h ago    2 h ago         3  118 disable  118 applied, 2 stale",
				" 0  expire-links  running  2 h ago");
	}

	@Test
	void runsAsWideTable() {
		this.wide = true;
		write(OutputFormat.table, RunColumns.ALL, List.of(RUN));
		assertThat(this.out.toString().lines()).last()
			.asString()
			.startsWith("12  expire-links  partly  2026-11-20 04:15:00 +00:00, 2 h ago  ");
	}

	@Test
	void runAsJson() {
		page(OutputFormat.json);
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
		page(OutputFormat.table);
		assertThat(this.out.toString())
			.contains("id              12\n", "exitCode        3\n", "requestMillis   4711\n",
					"startedAt       2026-11-20 04:15:00 +00:00, 2 h ago\n", "\nguard\nverdict         PASSED\n",
					"\nsteps\nname     execution  status     startedAt")
			.doesNotContain("approvedAt");
	}

	@Test
	void runAsCsv() {
		page(OutputFormat.csv);
		assertThat(this.out.toString().lines()).hasSize(2).last().asString().startsWith("12,expire-links,partly,,");
	}

	@Test
	void changesAsJsonHaveTheImagesAsObjectsAndEachFieldOfItsOwn() {
		write(OutputFormat.json, ChangeColumns.CHANGES, List.of(change("expired on …")));
		assertThat(this.out.toString())
			.startsWith("[\n{\"seq\":1,\"linkId\":\"abc\",\"action\":\"UPDATE\","
					+ "\"before\":{\"id\":\"abc\",\"status\":2,\"systemName\":\"spring\",\"userId\":\"anna\"},"
					+ "\"after\":{\"status\":1,\"expiresAt\":1795500000},\"reason\":\"expired on …\","
					+ "\"state\":\"APPLIED\",\"alreadySo\":false,\"attempt\":1,\"execution\":4,\"error\":null,")
			.contains("\"systemName\":\"spring\",\"owner\":\"anna\",\"changed\":\"status expiresAt\"",
					"\"statusBefore\":\"ENABLED\",\"statusAfter\":\"DISABLED\",\"expiresAtBefore\":null,"
							+ "\"expiresAtAfter\":\"2026-11-24T06:00:00Z\"")
			.endsWith("}\n]\n");
	}

	@Test
	void changesAsCsvHaveTheColumnsOfJson() {
		write(OutputFormat.json, ChangeColumns.CHANGES, List.of(change("expired")));
		String keys = String.join(",", JsonMapper.shared().readTree(this.out.toString()).get(0).propertyNames());
		this.out.getBuffer().setLength(0);
		write(OutputFormat.csv, ChangeColumns.CHANGES, List.of(change("expired")));
		assertThat(this.out.toString().lines()).hasSize(2).first().isEqualTo(keys);
	}

	@Test
	void changesAsTableShowEachFieldBelowItsLink() {
		write(OutputFormat.table, ChangeColumns.CHANGES, List.of(change("expired")));
		assertThat(this.out).hasToString("""
				seq  kind     systemName  link       owner  state
				  1  disable  spring      /tiny/abc  anna   applied
				    status: enabled → disabled
				    expiresAt: never → 2026-11-24 06:00:00 +00:00, in 3 d
				    reason: expired
				""");
	}

	@Test
	void changesAsWideTableAreOneLineEach() {
		this.wide = true;
		write(OutputFormat.table, ChangeColumns.CHANGES, List.of(change("expired " + "x".repeat(500))));
		assertThat(this.out.toString().lines()).hasSize(2)
			.last()
			.asString()
			.startsWith("  1  disable  spring      /tiny/abc  anna   applied  status: enabled → disabled; expiresAt: ")
			.endsWith("expired " + "x".repeat(500));
	}

	@Test
	void alertsAreColoredWhereTheDisplayIsAndNowhereElse() {
		List<Column<String>> columns = List.of(Column.of("state", (text) -> new Alert(text)));
		this.display = new Display(true, true, Display.DEFAULT_WIDTH, ZoneOffset.UTC);
		for (OutputFormat format : OutputFormat.values()) {
			write(format, columns, List.of("failed"));
		}
		assertThat(this.out).hasToString(
				"state\n\u001B[1m\u001B[31mfailed\u001B[0m\nstate\r\nfailed\r\n[\n{\"state\":\"failed\"}\n]\n");
	}

	@Test
	void laterLongerNumbersWidenTheirColumn() {
		List<Column<Long>> columns = List.of(Column.of("n", (number) -> number), Column.of("t", (number) -> "t"));
		write(OutputFormat.table, columns,
				LongStream.rangeClosed(1, 501).map((n) -> (n <= 500) ? 1 : 123456).boxed().toList());
		assertThat(this.out.toString().lines()).last().isEqualTo("123456  t");
	}

	@Test
	void textOfALinkCannotMoveTheCursor() {
		write(OutputFormat.table, ChangeColumns.REJECTS, List.of(new RejectRow(7L, "a\u001B[2Jb\nc", "why")));
		assertThat(this.out.toString().lines()).hasSize(3).element(1).asString().contains("a\uFFFD[2Jb\uFFFDc");
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
		try (RowOutput<RejectRow> rows = RowOutput.of(presentation(OutputFormat.table), ChangeColumns.REJECTS,
				new PrintWriter(this.out))) {
			for (long line = 1; line <= 1_000; line++) {
				rows.add(new RejectRow(line, "text", "reason"));
			}
			assertThat(this.out.toString().lines()).hasSize(2_001);
		}
		assertThat(this.out.toString().lines()).hasSize(2_001);
	}

	private static ChangeView change(String reason) {
		return ChangeView.of(new ChangeRow(1, null,
				new ChangeRow.Plan("abc", "UPDATE", ChangeKind.DISABLE,
						"{\"id\":\"abc\",\"status\":2,\"systemName\":\"spring\",\"userId\":\"anna\"}",
						"{\"status\":1,\"expiresAt\":1795500000}", reason),
				new ChangeRow.Result(ChangeState.APPLIED, false, 1, 4, null)));
	}

	private <T> void write(OutputFormat format, List<Column<T>> columns, List<T> rows) {
		try (RowOutput<T> output = RowOutput.of(presentation(format), columns, new PrintWriter(this.out))) {
			rows.forEach(output::add);
		}
	}

	private void page(OutputFormat format) {
		new RunPage(DETAIL, presentation(format)).write(new PrintWriter(this.out));
	}

	private Presentation presentation(OutputFormat format) {
		return new Presentation(format, this.wide, this.display, CLOCK);
	}

}
