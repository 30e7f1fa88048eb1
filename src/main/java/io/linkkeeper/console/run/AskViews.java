package io.linkkeeper.console.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import io.linkkeeper.console.change.ShownRun;
import io.linkkeeper.console.frame.CommandText;
import io.linkkeeper.console.frame.Prose;
import io.linkkeeper.console.frame.ShownText;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.run.KindCounts;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pages that ask before something is done. Thread-safe.
 */
final class AskViews {

	private final Operator operator;

	private final RunQueries queries;

	private final CommandText commands;

	AskViews(Operator operator, RunQueries queries, CommandText commands) {
		this.operator = operator;
		this.queries = queries;
		this.commands = commands;
	}

	/**
	 * Makes a page that asks.
	 * @param form what was typed already
	 * @param refusal why it was not done, or {@code null} when it was not tried
	 */
	AskView ask(ShownRun run, RunAction action, AskForm form, @Nullable String refusal) {
		return new AskView(subject(run, action, form), warnings(run, action), needs(run, action, form), form.values(),
				(refusal != null) ? Prose.of(refusal) : null, this.commands.of(command(run, action, form)));
	}

	private AskView.Subject subject(ShownRun run, RunAction action, AskForm form) {
		String question = (action == RunAction.LEAVE_OUT) ? revision(run, form)
				: "%s run %d of %s?".formatted(action.title(), run.id(), run.run().job());
		return new AskView.Subject(run.id(), question, ShownText.whole(run.run().account().toString()),
				(action == RunAction.LEAVE_OUT) ? List.of() : kinds(run, action), action.path(), button(action, form));
	}

	private String revision(ShownRun run, AskForm form) {
		boolean again = form.isChosen(AskForm.AGAIN);
		long changes = this.queries.count(run.id(),
				form.changes().filter(Long.MAX_VALUE).in(Set.of(again ? ChangeState.LEFT_OUT : ChangeState.PLANNED)));
		return again ? "Put %d changes of run %d back?".formatted(changes, run.id())
				: "Leave %d changes of run %d out?".formatted(changes, run.id());
	}

	private static String button(RunAction action, AskForm form) {
		return (action == RunAction.LEAVE_OUT && form.isChosen(AskForm.AGAIN)) ? "Put back" : action.title();
	}

	private static List<String> kinds(ShownRun run, RunAction action) {
		boolean undo = action == RunAction.UNDO;
		KindCounts counts = undo ? run.summary().appliedKinds() : run.summary().kinds();
		return Arrays.stream(ChangeKind.values())
			.filter((kind) -> counts.of(kind) > 0)
			.map((kind) -> undo ? counts.of(kind) + " " + kind.participle()
					: counts.of(kind) + " to " + kind.infinitive())
			.toList();
	}

	private List<Prose> warnings(ShownRun run, RunAction action) {
		List<String> warnings = new ArrayList<>();
		switch (action) {
			case APPLY -> warnApply(run, warnings);
			case REJECT -> warnings.add("The run can neither be applied nor restarted afterwards. What it has applied"
					+ " stays, and can be undone.");
			case LEAVE_OUT ->
				warnings.add("What is left out is never sent, and the limits are compared with the rest again."
						+ " As long as the plan waits it can be put back.");
			case STOP ->
				warnings.add("Requests in flight may come to their end, nothing new is sent. A restart goes on.");
			case RESTART -> warnRestart(run, warnings);
			case UNDO -> warnings.add("This makes a plan and shows it. Nothing is changed before that is applied.");
		}
		return warnings.stream().map(Prose::of).toList();
	}

	private static void warnApply(ShownRun run, List<String> warnings) {
		long deletes = run.run().kinds().of(ChangeKind.DELETE);
		if (deletes > 0) {
			warnings.add("%d %s deleted for good. The API cannot bring them back.".formatted(deletes,
					(deletes == 1) ? "link is" : "links are"));
		}
		if (run.isOverLimit()) {
			warnings
				.add("The plan is over a limit: %s.".formatted(Objects.requireNonNull(run.run().decision()).reason()));
		}
	}

	private void warnRestart(ShownRun run, List<String> warnings) {
		if (this.operator.isTooOld(run.run())) {
			warnings.add("The plan is older than it may be: the account may have changed since. Each link is checked"
					+ " again before it is changed.");
		}
	}

	private AskView.Needs needs(ShownRun run, RunAction action, AskForm form) {
		String reason = switch (action) {
			case APPLY -> run.isOverLimit() ? "Why may it exceed the limit?" : null;
			case REJECT -> "Why is it rejected?";
			case RESTART -> this.operator.isTooOld(run.run()) ? "Why is an old plan continued?" : null;
			case LEAVE_OUT -> form.isChosen(AskForm.AGAIN) ? null : "Why are they left out?";
			case STOP, UNDO -> null;
		};
		long deletes = (action == RunAction.APPLY) ? run.run().kinds().of(ChangeKind.DELETE) : 0;
		return new AskView.Needs(reason, deletes, action == RunAction.UNDO, hidden(run, action, form));
	}

	private static Map<String, String> hidden(ShownRun run, RunAction action, AskForm form) {
		Map<String, String> hidden = new TreeMap<>();
		if (action == RunAction.LEAVE_OUT) {
			hidden.putAll(form.changes().parameters());
			if (form.isChosen(AskForm.AGAIN)) {
				hidden.put(AskForm.AGAIN, "true");
			}
		}
		String fingerprint = run.detail().fingerprint();
		if (action == RunAction.APPLY && fingerprint != null) {
			hidden.put(AskForm.FINGERPRINT, fingerprint);
		}
		return hidden;
	}

	private String command(ShownRun run, RunAction action, AskForm form) {
		if (action == RunAction.LEAVE_OUT) {
			return "%s %s %s".formatted(action.command(run), form.changes().options(),
					form.isChosen(AskForm.AGAIN) ? "--again" : "--reason REASON");
		}
		boolean old = action == RunAction.RESTART && this.operator.isTooOld(run.run());
		return action.command(run) + (old ? " --old REASON" : "");
	}

	/**
	 * Says that a run is in a state in which something cannot be done any more.
	 */
	static String decided(ShownRun run, RunAction action) {
		return "Run %d of %s %s: there is nothing to %s.".formatted(run.id(), run.run().job(),
				run.summary().state().phrase(), action.title().toLowerCase(Locale.ROOT));
	}

}
