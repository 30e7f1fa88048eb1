package io.linkkeeper.console.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.linkkeeper.console.change.ShownRun;
import io.linkkeeper.console.frame.CommandText;
import io.linkkeeper.console.frame.Prose;
import io.linkkeeper.console.frame.ShownText;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.run.KindCounts;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pages that ask before something is done. Thread-safe.
 */
final class AskViews {

	private final Operator operator;

	private final CommandText commands;

	AskViews(Operator operator, CommandText commands) {
		this.operator = operator;
		this.commands = commands;
	}

	/**
	 * Makes a page that asks.
	 * @param form what was typed already
	 * @param refusal why it was not done, or {@code null} when it was not tried
	 */
	AskView ask(ShownRun run, RunAction action, AskForm form, @Nullable String refusal) {
		return new AskView(subject(run, action), warnings(run, action), needs(run, action), form.values(),
				(refusal != null) ? Prose.of(refusal) : null, this.commands.of(command(run, action)));
	}

	private static AskView.Subject subject(ShownRun run, RunAction action) {
		String question = "%s run %d of %s?".formatted(action.title(), run.id(), run.run().job());
		return new AskView.Subject(run.id(), question, ShownText.whole(run.run().account().toString()),
				kinds(run, action), action.path(), action.title());
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
			warnings.add("The plan is over a limit: %s.".formatted(Objects.requireNonNull(run.run().decision()).reason()));
		}
	}

	private void warnRestart(ShownRun run, List<String> warnings) {
		if (this.operator.isTooOld(run.run())) {
			warnings.add("The plan is older than it may be: the account may have changed since. Each link is checked"
					+ " again before it is changed.");
		}
	}

	private AskView.Needs needs(ShownRun run, RunAction action) {
		String reason = switch (action) {
			case APPLY -> run.isOverLimit() ? "Why may it exceed the limit?" : null;
			case REJECT -> "Why is it rejected?";
			case RESTART -> this.operator.isTooOld(run.run()) ? "Why is an old plan continued?" : null;
			case STOP, UNDO -> null;
		};
		long deletes = (action == RunAction.APPLY) ? run.run().kinds().of(ChangeKind.DELETE) : 0;
		return new AskView.Needs(reason, deletes, action == RunAction.UNDO);
	}

	private String command(ShownRun run, RunAction action) {
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
