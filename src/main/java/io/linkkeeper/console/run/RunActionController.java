package io.linkkeeper.console.run;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.Via;
import io.linkkeeper.console.access.Viewer;
import io.linkkeeper.console.change.ShownRun;
import io.linkkeeper.console.change.ShownRuns;
import io.linkkeeper.console.frame.Page;
import io.linkkeeper.console.frame.Prose;
import io.linkkeeper.console.frame.Refusal;
import io.linkkeeper.console.frame.Typed;
import io.linkkeeper.run.RefusedException;
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

	private static final String ACTIONS = "/runs/{run}/{action:apply|reject|leave-out|stop|restart|undo}";

	private final ShownRuns runs;

	private final RunVerbs verbs;

	private final AskViews asking;

	RunActionController(ShownRuns runs, RunVerbs verbs, AskViews asking) {
		this.runs = runs;
		this.verbs = verbs;
		this.asking = asking;
	}

	@GetMapping(ACTIONS)
	View ask(@PathVariable long run, @PathVariable String action, Viewer viewer,
			@RequestParam Map<String, String> chosen, HttpServletRequest request) {
		AskForm form = Typed.take(request)
			.map(AskForm::new)
			.orElseGet(() -> new AskForm(chosen).linked())
			.unconfirmed();
		return with(run, action, viewer, (shown, wanted) -> page(shown, wanted, form, null));
	}

	@PostMapping(ACTIONS)
	View act(@PathVariable long run, @PathVariable String action, Viewer viewer,
			@RequestParam Map<String, String> typed, HttpServletRequest request) {
		typed.remove("_csrf");
		AskForm form = new AskForm(typed);
		Actor actor = new Actor(Via.CONSOLE, viewer.name(), request.getRemoteAddr());
		return with(run, action, viewer, (shown, wanted) -> {
			try {
				long other = this.verbs.perform(shown, wanted, form, actor).orElse(run);
				return to("/runs/" + other);
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

	/** The run may be in another state by now, and its plan another one. */
	private View refused(long id, RunAction action, AskForm form, RefusedException refusal) {
		ShownRun run = this.runs.find(id).orElseThrow();
		if (!action.fits(run.summary())) {
			return decided(run, action);
		}
		String seen = form.fingerprint();
		AskForm again = (seen == null || seen.equals(run.detail().fingerprint())) ? form : form.unconfirmed();
		return page(run, action, again, refusal.getMessage()).with(HttpStatus.CONFLICT);
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
