package io.linkkeeper.console.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.linkkeeper.console.access.Role;
import io.linkkeeper.console.access.Viewer;
import io.linkkeeper.console.change.ChangeQuery;
import io.linkkeeper.console.change.ChangeTables;
import io.linkkeeper.console.change.ShownRuns;
import io.linkkeeper.console.frame.CommandText;
import io.linkkeeper.console.frame.Page;
import io.linkkeeper.console.frame.Refusal;
import io.linkkeeper.console.frame.ShownText;
import io.linkkeeper.console.frame.ShownTime;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.output.OutputFormat;
import io.linkkeeper.output.Presentation;
import io.linkkeeper.output.RowOutput;
import io.linkkeeper.output.RunColumns;
import io.linkkeeper.output.RunPage;
import io.linkkeeper.text.Display;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The list of runs, and the page of each.
 */
@Controller
final class RunController {

	private static final int MOST_RUNS = 50;

	private final ShownRuns runs;

	private final RunViews views;

	private final ChangeTables tables;

	private final RunQueries queries;

	private final CommandText commands;

	RunController(ShownRuns runs, RunViews views, ChangeTables tables, RunQueries queries, CommandText commands) {
		this.runs = runs;
		this.views = views;
		this.tables = tables;
		this.queries = queries;
		this.commands = commands;
	}

	@GetMapping(path = "/runs", produces = MediaType.TEXT_HTML_VALUE)
	Page runs(@RequestParam(required = false) @Nullable String job) {
		String name = (job == null || job.isBlank()) ? null : job.strip();
		List<RunSummary> runs = this.queries.list(name, MOST_RUNS);
		return new Page("run/list", "Runs", new RunList((name != null) ? ShownText.of(name, ShownText.SHORT) : null,
				runs.stream().map(RunController::line).toList(), null));
	}

	private static RunList.Line line(RunSummary run) {
		return new RunList.Line(run.id(), ShownText.of(run.job(), ShownText.SHORT), RunViews.state(run.state()),
				kinds(run),
				StateBar.of(run)
					.stream()
					.map((part) -> part.count() + " " + part.name())
					.collect(Collectors.joining(", ")),
				ShownTime.of(run.startedAt(), ZoneOffset.UTC));
	}

	private static String kinds(RunSummary run) {
		return Arrays.stream(ChangeKind.values())
			.filter((kind) -> run.kinds().of(kind) > 0)
			.map((kind) -> run.kinds().of(kind) + " to " + kind.infinitive())
			.collect(Collectors.joining(", "));
	}

	@GetMapping(path = "/runs", produces = MediaType.APPLICATION_JSON_VALUE)
	void runsAsJson(@RequestParam(required = false) @Nullable String job, HttpServletResponse response)
			throws IOException {
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		try (RowOutput<RunSummary> output = RowOutput.of(presentation(OutputFormat.json), RunColumns.ALL,
				response.getWriter())) {
			this.queries.list(job, MOST_RUNS).forEach(output::add);
		}
	}

	@GetMapping(path = "/runs/{run}", produces = MediaType.TEXT_HTML_VALUE)
	Page run(@PathVariable long run, Viewer viewer) {
		return this.runs.find(run)
			.map((shown) -> new Page("run/run", "Run %d of %s".formatted(run, shown.run().job()),
					new RunPageView(this.views.view(shown, viewer, this.commands),
							this.tables.table(shown, ChangeQuery.ALL, 0, viewer.may(Role.OPERATOR)))))
			.orElseGet(Refusal::notFound);
	}

	@GetMapping(path = "/runs/{run}", produces = MediaType.APPLICATION_JSON_VALUE)
	void runAsJson(@PathVariable long run, HttpServletResponse response) throws IOException {
		RunDetail detail = this.queries.show(run).orElse(null);
		if (detail == null) {
			response.sendError(HttpStatus.NOT_FOUND.value());
			return;
		}
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		new RunPage(detail, presentation(OutputFormat.json)).write(response.getWriter());
	}

	/** The part of the page that changes while the run executes. */
	@GetMapping("/runs/{run}/progress")
	Page progress(@PathVariable long run, Viewer viewer) {
		return this.runs.find(run).map((shown) -> {
			Page part = new Page("run/progress", "", this.views.view(shown, viewer, this.commands));
			return (shown.summary().state() == RunState.RUNNING) ? part : part.last();
		}).orElseGet(Refusal::notFound);
	}

	static Presentation presentation(OutputFormat format) {
		return new Presentation(format, true, Display.file(ZoneOffset.UTC), Clock.systemUTC());
	}

}
