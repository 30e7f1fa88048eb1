package io.linkkeeper.command.look;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.linkkeeper.Definitions;
import io.linkkeeper.SettableClock;
import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.AuditAction;
import io.linkkeeper.audit.AuditEntry;
import io.linkkeeper.audit.AuditRow;
import io.linkkeeper.audit.Order;
import io.linkkeeper.audit.Via;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RejectRow;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.history.WarnedRow;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.UnchangedRow;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.output.AuditColumns;
import io.linkkeeper.output.ChangeColumns;
import io.linkkeeper.output.Column;
import io.linkkeeper.output.OutputFormat;
import io.linkkeeper.output.Presentation;
import io.linkkeeper.output.RowOutput;
import io.linkkeeper.output.RunColumns;
import io.linkkeeper.output.RunPage;
import io.linkkeeper.output.words.ChangeView;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.CollectCounts;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.run.Verdict;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import io.linkkeeper.text.CellText;
import io.linkkeeper.text.Display;
import io.linkkeeper.why.ExplanationRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every table of the program on a display of 80 cells, whatever its cells contain.
 */
class TableWidthTests {

	private static final Instant NOW = Instant.parse("2026-11-20T04:15:00Z");

	private static final Instant LONG_AGO = NOW.minusSeconds(86_400 * 729L);

	private static final int WIDTH = 80;

	private static final KindCounts KINDS = new KindCounts(
			Arrays.stream(ChangeKind.values()).collect(Collectors.toMap((kind) -> kind, (kind) -> 9_999_999L)));

	/** The classes with columns; {@link #printsEveryTable} finds a new one. */
	private static final Set<String> TABLES = new TreeSet<>(Set.of("AuditColumns.ALL", "ChangeColumns.UNCHANGED",
			"ChangeColumns.REJECTS", "ChangeColumns.WARNINGS", "ChangeColumns.CHANGES", "ChangeColumns.WORDS",
			"ChangeColumns.DATA", "RunColumns.ALL", "RunColumns.WORDS", "RunColumns.DATA", "RunPage.EXECUTIONS",
			"RunPage.FACTS", "RunPage.GUARD", "RunPage.STEPS", "JobsCommand.COLUMNS", "ScheduleCommand.COLUMNS",
			"ScheduleCommand.PAST", "WhyCommand.COLUMNS"));

	private final StringWriter out = new StringWriter();

	@Test
	void printsEveryTable() {
		Set<String> found = new TreeSet<>();
		new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.linkkeeper.output", "io.linkkeeper.command", "io.linkkeeper.engine",
					"io.linkkeeper.cli")
			.forEach((type) -> type.getFields()
				.stream()
				.filter((field) -> field.getModifiers().toString().contains("STATIC"))
				.filter(TableWidthTests::isTable)
				.forEach((field) -> found.add(type.getSimpleName() + "." + field.getName())));
		assertThat(found).isEqualTo(TABLES);
	}

	private static boolean isTable(JavaField field) {
		return field.getType().getName().startsWith("java.util.List<" + Column.class.getName());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "short", "x", "two words ", "日本語の名前", "😀👩‍👩‍👧", "e\u0301\u0302", "\u001B[31mred\u001B[2J",
					"line\nend\r\t", "\u202Eright to left\u2066", "עברית ", "\uD800", "\u200B", "a-b/c?d=e&" })
	void fits(String piece) {
		for (int length : new int[] { 1, 7, 40, 60_000 }) {
			String text = piece.repeat(Math.max(1, length / piece.length()));
			printAll(text);
			assertThat(this.out.toString().lines()).as("%s, %d times", piece, length)
				.allSatisfy((line) -> assertThat(CellText.width(line)).as(line).isLessThanOrEqualTo(WIDTH))
				.noneMatch((line) -> line.matches(".*[\\p{Cc}\u202A-\u202E\u2066-\u2069].*"));
			this.out.getBuffer().setLength(0);
		}
	}

	@Test
	void showsLargeNumbersWhole() {
		printAll("name");
		assertThat(this.out.toString()).contains("9999999").doesNotContainPattern("\\d…");
	}

	private static AuditRow audit(String text, AuditAction action) {
		AuditEntry.Subject subject = new AuditEntry.Subject(9_999_999L, text, text);
		Order order = new Order(new Actor(Via.SCHEDULE, "a" + text, text), text);
		return new AuditRow(9_999_999L, LONG_AGO, new AuditEntry(order, action, subject, text, false));
	}

	private void printAll(String text) {
		print(RunColumns.ALL, List.of(run(text), run("job")));
		page(text);
		print(ChangeColumns.CHANGES, List.of(change(text), change("name")));
		print(ChangeColumns.UNCHANGED, List.of(new UnchangedRow(9_999_999L, text, text)));
		print(ChangeColumns.REJECTS, List.of(new RejectRow(9_999_999L, text, text), new RejectRow(null, text, "")));
		print(ChangeColumns.WARNINGS, List.of(new WarnedRow(9_999_999L, "abcd1234", "unchanged", List.of(text, text))));
		print(AuditColumns.ALL, List.of(audit(text, AuditAction.LEAVE_OUT), audit("name", AuditAction.RUN)));
		print(JobsCommand.COLUMNS, List.of(new JobsCommand.Row(Path.of("f".repeat(text.length())), Definitions.expire(
				"\"schedule\":{\"cron\":\"0 15,30,45 0,4,8,12 ? 1-11 MON-FRI\",\"zone\":\"America/Argentina/Buenos_Aires\"}"),
				NOW, text)));
		print(ScheduleCommand.COLUMNS, List
			.of(new ScheduleCommand.Row(text, LONG_AGO.atZone(ZoneId.of("America/Argentina/Buenos_Aires")), text)));
		print(ScheduleCommand.PAST,
				List.of(new ScheduledFiring(text, text, LONG_AGO, FiringOutcome.RUN, 9_999_999L, text),
						new ScheduledFiring(text, text, NOW, FiringOutcome.REFUSED, null, text)));
		print(WhyCommand.COLUMNS, List.of(new ExplanationRow(text, "UPDATE", text, "APPLIED", text, LONG_AGO)));
	}

	private static RunSummary run(String job) {
		return new RunSummary(9_999_999,
				new RunSummary.Start(job, "housekeeping", RunMode.PLAN, LONG_AGO, LONG_AGO, Map.of("rule.grace", job)),
				new RunSummary.LastExecution("ABANDONED", 3, NOW),
				new CollectCounts(29_999_997, 9_999_999, 9_999_999, 9_999_999),
				new StateCounts(9_999_999, KINDS, 9_999_999, new StateCounts.Untouched(9_999_999, 9_999_999), 9_999_999,
						new StateCounts.Unsettled(9_999_999, 9_999_999, 9_999_999, 9_999_999)),
				new RunSummary.Outlook(RunState.GUARDED, "apply 9999999 --over-limit REASON", KINDS));
	}

	private void page(String text) {
		RunDetail run = new RunDetail(run(text),
				new RunDetail.Facts(new AccountIdentity("default", "https://www.example.com/" + text, 102), text, 31,
						4711, NOW),
				new RunDetail.Review(new GuardDecision(Verdict.PASSED, text, 120, 2000L, NOW), NOW, text, text,
						new RunDetail.People(new Actor(Via.CONSOLE, text, text), new Actor(Via.CLI, text, text), text)),
				List.of(new RunDetail.Execution(9_999_999, "COMPLETED", LONG_AGO, NOW)),
				List.of(new RunDetail.Step("collect", 9_999_999, "COMPLETED", LONG_AGO, NOW)));
		new RunPage(run, presentation()).write(new PrintWriter(this.out));
	}

	private static ChangeView change(String text) {
		String name = JsonMapper.shared().writeValueAsString(text);
		String before = ("{\"id\":\"abcd1234\",\"status\":2,\"systemName\":%s,\"fullUrl\":%s,\"userId\":%s,"
				+ "\"expiresAt\":%d}")
			.formatted(name, name, name, LONG_AGO.getEpochSecond());
		String after = "{\"status\":1,\"systemName\":\"other\",\"fullUrl\":%s,\"expiresAt\":null}"
			.formatted(JsonMapper.shared().writeValueAsString(text + "?"));
		return ChangeView.of(new ChangeRow(9_999_999, 9_999_999L,
				new ChangeRow.Plan("abcd1234", "DELETE", ChangeKind.DELETE, before, after, text),
				new ChangeRow.Result(ChangeState.REJECTED, true, 3, 9_999_999, text)));
	}

	private <T> void print(List<Column<T>> columns, List<T> rows) {
		try (RowOutput<T> output = RowOutput.of(presentation(), columns, new PrintWriter(this.out))) {
			rows.forEach(output::add);
		}
	}

	private static Presentation presentation() {
		return new Presentation(OutputFormat.table, false, new Display(true, false, WIDTH, ZoneOffset.UTC),
				new SettableClock(NOW));
	}

}
