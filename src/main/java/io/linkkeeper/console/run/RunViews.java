package io.linkkeeper.console.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.console.access.Viewer;
import io.linkkeeper.console.change.ShownRun;
import io.linkkeeper.console.frame.CommandText;
import io.linkkeeper.console.frame.Prose;
import io.linkkeeper.console.frame.ShownText;
import io.linkkeeper.console.run.RunView.Fact;
import io.linkkeeper.console.run.RunView.Tile;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.GuardDecision;
import org.jspecify.annotations.Nullable;

/**
 * Makes views of runs. Thread-safe.
 */
final class RunViews {

	private static final int MOST_UNDOS = 5;

	private final RunQueries queries;

	private final Duration planValidity;

	private final Clock clock;

	RunViews(RunQueries queries, Duration planValidity, Clock clock) {
		this.queries = queries;
		this.planValidity = planValidity;
		this.clock = clock;
	}

	RunView view(ShownRun run, Viewer viewer, CommandText commands) {
		return new RunView(head(run), tiles(run), StateBar.of(run.summary()), GuardFigures.of(run),
				buttons(run, viewer, commands));
	}

	private RunView.Head head(ShownRun run) {
		RunSummary summary = run.summary();
		String message = run.detail().message();
		return new RunView.Head(run.id(), ShownText.of(run.run().job(), ShownText.SHORT), state(summary.state()),
				(message != null) ? Prose.of(message) : null, facts(run), speed(run));
	}

	static RunView.State state(RunState state) {
		return new RunView.State(state.label(), state.phrase(), state == RunState.RUNNING);
	}

	private List<Fact> facts(ShownRun run) {
		RunDetail detail = run.detail();
		List<Fact> facts = new ArrayList<>();
		facts.add(Fact.of("Account", run.run().account().toString()));
		facts.add(Fact.of("Job type", run.run().type()));
		time(facts, "Started", run.run().createdAt(), run);
		person(facts, "Planned by", detail.plannedBy());
		time(facts, "As of", run.run().asOf(), run);
		run.run().overrides().forEach((key, value) -> facts.add(Fact.of("Changed for this run", key + " = " + value)));
		time(facts, "Valid until", validUntil(run), run);
		time(facts, "Approved", detail.approvedAt(), run);
		person(facts, "Approved by", detail.approvedBy());
		text(facts, "Approved over a limit because", detail.approvalReason());
		text(facts, "Continued with an old plan because", detail.oldReason());
		time(facts, "Ended", run.summary().endedAt(), run);
		lineage(facts, run);
		return facts;
	}

	private void lineage(List<Fact> facts, ShownRun run) {
		if (run.definition().settings() instanceof UndoSettings undo) {
			facts.add(Fact.of("Undoes", undo.run()));
		}
		if (run.run().supersededBy() != null) {
			facts.add(Fact.of("Replaced by", run.run().supersededBy()));
		}
		this.queries.list("undo-" + run.id(), MOST_UNDOS)
			.forEach((undo) -> facts.add(Fact.of((undo.applied() > 0) ? "Undone by" : "Undo", undo.id())));
	}

	private @Nullable Instant validUntil(ShownRun run) {
		GuardDecision decision = run.run().decision();
		return (decision != null && run.run().waitsForApproval()) ? decision.decidedAt().plus(this.planValidity) : null;
	}

	private static void time(List<Fact> facts, String name, @Nullable Instant time, ShownRun run) {
		if (time != null) {
			facts.add(Fact.of(name, Objects.requireNonNull(run.time(time))));
		}
	}

	private static void person(List<Fact> facts, String name, @Nullable Actor actor) {
		if (actor != null) {
			facts.add(Fact.of(name, actor.toString()));
		}
	}

	private static void text(List<Fact> facts, String name, @Nullable String text) {
		if (text != null) {
			facts.add(Fact.of(name, text));
		}
	}

	/** The rate since the execution began, and the time that the rest takes at it. */
	private @Nullable String speed(ShownRun run) {
		RunSummary summary = run.summary();
		Instant started = run.detail()
			.executions()
			.stream()
			.map(RunDetail.Execution::startedAt)
			.filter(Objects::nonNull)
			.reduce((earlier, later) -> later)
			.orElse(null);
		if (summary.state() != RunState.RUNNING || started == null) {
			return null;
		}
		long seconds = Math.max(1, Duration.between(started, this.clock.instant()).toSeconds());
		if (summary.applied() == 0) {
			return "%d read, %d changes planned".formatted(summary.scanned(), summary.planned());
		}
		long left = summary.notSent() + summary.inFlight();
		return "%.1f changes a second, about %d s left".formatted((double) summary.applied() / seconds,
				left * seconds / summary.applied());
	}

	private static List<Tile> tiles(ShownRun run) {
		RunSummary summary = run.summary();
		List<Tile> tiles = new ArrayList<>(Arrays.stream(ChangeKind.values()).map((kind) -> tile(run, kind)).toList());
		tiles.add(new Tile("stay as they are", summary.unchanged(), "", null, "plain"));
		if (summary.leftOut() > 0) {
			tiles.add(new Tile("left out", summary.leftOut(), "", "/runs/%d/changes?state=left_out".formatted(run.id()),
					"plain"));
		}
		tiles.add(new Tile("rows rejected", summary.collected().rejected(), "", null,
				(summary.collected().rejected() > 0) ? "warn" : "plain"));
		return tiles;
	}

	private static Tile tile(ShownRun run, ChangeKind kind) {
		long planned = run.summary().kinds().of(kind);
		long applied = run.summary().appliedKinds().of(kind);
		String style = (planned == 0) ? "none" : (kind == ChangeKind.DELETE) ? "final" : "plain";
		return new Tile("to " + kind.infinitive(), planned, (applied > 0) ? applied + " " + kind.participle() : "",
				"/runs/%d/changes?kind=%s".formatted(run.id(), kind.label()), style);
	}

	private static List<RunView.Button> buttons(ShownRun run, Viewer viewer, CommandText commands) {
		return RunAction.fitting(run.summary())
			.stream()
			.filter((action) -> viewer.may(action.role(run)))
			.map((action) -> button(action, run, commands))
			.toList();
	}

	private static RunView.Button button(RunAction action, ShownRun run, CommandText commands) {
		boolean over = action == RunAction.APPLY && run.isOverLimit();
		return new RunView.Button(over ? "Apply over a limit" : action.title(),
				"/runs/%d/%s".formatted(run.id(), action.path()), commands.of(action.command(run)),
				(action == RunAction.APPLY) ? "main" : "side");
	}

}
