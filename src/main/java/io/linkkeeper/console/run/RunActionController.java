package io.linkkeeper.console.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.linkkeeper.console.access.Viewer;
import io.linkkeeper.console.change.ShownRun;
import io.linkkeeper.console.change.ShownRuns;
import io.linkkeeper.console.frame.CommandText;
import io.linkkeeper.console.frame.Page;
import io.linkkeeper.console.frame.Prose;
import io.linkkeeper.console.frame.Refusal;
import io.linkkeeper.console.frame.Typed;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The actions on a run. Each is asked for by GET and done by POST, which leads to the
 * page of the run, so that going back in the browser repeats nothing.
 */
@Controller
final class RunActionController {

	private static final String ACTIONS = "/runs/{run}/{action:apply|reject|stop|restart|undo}";

	private final ShownRuns runs;

	private final Operator operator;

	private final RunThreads threads;

	private final AskViews asking;

	RunActionController(ShownRuns runs, Operator operator, RunThreads threads, CommandText commands) {
		this.runs = runs;
		this.operator = operator;
		this.threads = threads;
		this.asking = new AskViews(operator, commands);
	}

	@GetMapping(ACTIONS)
	View ask(@PathVariable long run, @PathVariable String action, Viewer viewer, HttpServletRequest request) {
		AskForm form = Typed.take(request).map(AskForm::new).orElse(AskForm.EMPTY);
		return with(run, action, viewer, (shown, wanted) -> page(shown, wanted, form, null));
	}

	@PostMapping(ACTIONS)
	View act(@PathVariable long run, @PathVariable String action, Viewer viewer,
			@RequestParam Map<String, String> typed) {
		typed.remove("_csrf");
		AskForm form = new AskForm(typed);
		return with(run, action, viewer, (shown, wanted) -> {
			try {
				return act(shown, wanted, form);
			}
			catch (RefusedException ex) {
				return refused(run, wanted, form, ex);
			}
		});
	}

	private View with(long id, String path, Viewer viewer, Step step) {
		RunAction action = action(path);
		Optional<ShownRun> run = this.runs.find(id);
		if (run.isEmpty()) {
			return Refusal.notFound();
		}
		if (!viewer.may(action.role(run.get()))) {
			throw new AccessDeniedException(viewer.role().label() + " may not " + path);
		}
		return action.fits(run.get().summary()) ? step.take(run.get(), action) : decided(run.get(), action);
	}

	private static RunAction action(String path) {
		return Arrays.stream(RunAction.values())
			.filter((action) -> action.path().equals(path))
			.findFirst()
			.orElseThrow();
	}

	private static Page decided(ShownRun run, RunAction action) {
		return new Page("run/decided", "Nothing to decide",
				new Decided(run.id(), Prose.of(AskViews.decided(run, action))))
			.with(HttpStatus.CONFLICT);
	}

	private Page page(ShownRun run, RunAction action, AskForm form, @Nullable String refusal) {
		AskView view = this.asking.ask(run, action, form, refusal);
		return new Page("run/ask", view.subject().question(), view);
	}

	/** The run may be another one by now. */
	private View refused(long id, RunAction action, AskForm form, RefusedException refusal) {
		ShownRun run = this.runs.find(id).orElseThrow();
		return action.fits(run.summary()) ? page(run, action, form, refusal.getMessage()).with(HttpStatus.CONFLICT)
				: decided(run, action);
	}

	private View act(ShownRun run, RunAction action, AskForm form) {
		long id = run.id();
		return switch (action) {
			case APPLY -> apply(run, form);
			case REJECT -> {
				String reason = form.reason();
				yield execute(id, () -> this.operator.abandon(id));
			}
			case STOP -> {
				this.operator.stop(id, Duration.ZERO);
				yield to("/runs/" + id);
			}
			case RESTART -> {
				String old = this.operator.isTooOld(run.run()) ? form.reason() : null;
				yield execute(id, () -> this.operator.restart(id, old));
			}
			case UNDO -> undo(run, form);
		};
	}

	private View apply(ShownRun run, AskForm form) {
		String overLimit = run.isOverLimit() ? form.reason() : null;
		Long deletes = form.deletes();
		return execute(run.id(), () -> this.operator.apply(run.id(), overLimit, deletes));
	}

	private View execute(long run, Supplier<RunResult> operation) {
		this.threads.execute(run, operation);
		return to("/runs/" + run);
	}

	/** The plan of the undo is a run of its own. */
	private View undo(ShownRun run, AskForm form) {
		return this.threads
			.execute(() -> this.operator.undo(run.id(), form.isChosen("deleteAdded"), form.isChosen("recreate"),
					RunMode.PLAN))
			.map((undo) -> to("/runs/" + undo.run().id()))
			.orElseGet(() -> to("/runs"));
	}

	private static View to(String address) {
		RedirectView redirect = new RedirectView(address);
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		redirect.setExposeModelAttributes(false);
		return redirect;
	}

	@FunctionalInterface
	private interface Step {

		View take(ShownRun run, RunAction action);

	}

}
