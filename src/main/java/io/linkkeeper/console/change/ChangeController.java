package io.linkkeeper.console.change;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.console.access.Role;
import io.linkkeeper.console.access.Viewer;
import io.linkkeeper.console.frame.Page;
import io.linkkeeper.console.frame.Refusal;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.output.ChangeColumns;
import io.linkkeeper.output.OutputFormat;
import io.linkkeeper.output.Presentation;
import io.linkkeeper.output.RowOutput;
import io.linkkeeper.output.words.ChangeView;
import io.linkkeeper.text.Display;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The changes of a run: page by page, as CSV and JSON, and each in full.
 */
@Controller
final class ChangeController {

	private static final String CSV = "text/csv";

	private final ShownRuns runs;

	private final ChangeTables tables;

	private final RunQueries queries;

	private final Clock clock;

	ChangeController(ShownRuns runs, ChangeTables tables, RunQueries queries, Clock clock) {
		this.runs = runs;
		this.tables = tables;
		this.queries = queries;
		this.clock = clock;
	}

	@GetMapping(path = "/runs/{run}/changes", produces = MediaType.TEXT_HTML_VALUE)
	Page changes(@PathVariable long run, @RequestParam Map<String, String> parameters,
			@RequestParam(defaultValue = "0") long after, Viewer viewer) {
		ChangeQuery query = ChangeQuery.of(parameters);
		return this.runs.find(run)
			.map((shown) -> new Page("change/list", "Changes of run " + run,
					this.tables.table(shown, query, after, viewer.may(Role.OPERATOR))))
			.orElseGet(Refusal::notFound);
	}

	@GetMapping(path = "/runs/{run}/changes", params = "format=csv")
	void changesAsFile(@PathVariable long run, @RequestParam Map<String, String> parameters,
			HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				"attachment; filename=\"run-%d-changes.csv\"".formatted(run));
		write(run, ChangeQuery.of(parameters), OutputFormat.csv, response);
	}

	@GetMapping(path = "/runs/{run}/changes", produces = CSV)
	void changesAsCsv(@PathVariable long run, @RequestParam Map<String, String> parameters,
			HttpServletResponse response) throws IOException {
		write(run, ChangeQuery.of(parameters), OutputFormat.csv, response);
	}

	@GetMapping(path = "/runs/{run}/changes", produces = MediaType.APPLICATION_JSON_VALUE)
	void changesAsJson(@PathVariable long run, @RequestParam Map<String, String> parameters,
			HttpServletResponse response) throws IOException {
		write(run, ChangeQuery.of(parameters), OutputFormat.json, response);
	}

	private void write(long run, ChangeQuery query, OutputFormat format, HttpServletResponse response)
			throws IOException {
		if (this.queries.find(run).isEmpty()) {
			response.sendError(HttpStatus.NOT_FOUND.value());
			return;
		}
		response.setContentType((format == OutputFormat.csv) ? CSV : MediaType.APPLICATION_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		Presentation presentation = new Presentation(format, true, Display.file(ZoneOffset.UTC), this.clock);
		PrintWriter out = response.getWriter();
		try (RowOutput<ChangeView> output = RowOutput.of(presentation, ChangeColumns.CHANGES, out)) {
			this.queries.changes(run, query.filter(Long.MAX_VALUE), (row) -> output.add(ChangeView.of(row)));
		}
	}

	@GetMapping("/runs/{run}/changes/{seq}")
	Page change(@PathVariable long run, @PathVariable long seq, Viewer viewer) {
		return this.runs.find(run)
			.flatMap((shown) -> row(run, seq).map((row) -> page(shown, row, viewer)))
			.orElseGet(Refusal::notFound);
	}

	private Page page(ShownRun run, ChangeRow row, Viewer viewer) {
		boolean revises = run.waits() && viewer.may(Role.OPERATOR);
		String leaveOut = "/runs/%d/leave-out?change=%d%s".formatted(run.id(), row.seq(),
				(row.state() == ChangeState.LEFT_OUT) ? "&again=true" : "");
		return new Page("change/change", "Change %d of run %d".formatted(row.seq(), run.id()), new ChangePageView(
				run.id(), row.seq(), this.tables.line(run, row, Integer.MAX_VALUE), revises ? leaveOut : null));
	}

	private Optional<ChangeRow> row(long run, long seq) {
		return this.queries.page(run, ChangeQuery.ALL.filter(1), seq - 1)
			.stream()
			.filter((row) -> row.seq() == seq)
			.findFirst();
	}

}
