package io.linkkeeper.console.run;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.console.access.ConsoleProperties;
import io.linkkeeper.console.access.ConsoleUsers;
import io.linkkeeper.console.access.Role;
import io.linkkeeper.console.change.ChangeQuery;
import io.linkkeeper.console.change.ShownRun;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.review.Approval;
import io.linkkeeper.review.Choice;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import org.jspecify.annotations.Nullable;

/**
 * Performs the operator's commands for users of the console. Thread-safe.
 */
final class RunVerbs {

	private final Operator operator;

	private final RunThreads threads;

	private final ConsoleUsers users;

	private final boolean fourEyes;

	RunVerbs(Operator operator, RunThreads threads, ConsoleUsers users, ConsoleProperties properties) {
		this.operator = operator;
		this.threads = threads;
		this.users = users;
		this.fourEyes = properties.fourEyes();
	}

	/**
	 * Does what a user has confirmed.
	 * @param actor the user
	 * @return the run that was made of it, or empty when it is the same run
	 * @throws RefusedException when it was refused
	 */
	Optional<Long> perform(ShownRun run, RunAction action, AskForm form, Actor actor) {
		Operator own = this.operator.by(actor);
		long id = run.id();
		switch (action) {
			case APPLY -> {
				Approval approval = approval(run, form);
				this.threads.execute(id, () -> own.apply(id, approval));
			}
			case REJECT -> {
				Operator because = own.because(form.reason());
				this.threads.execute(id, () -> because.abandon(id));
			}
			case LEAVE_OUT -> own.because(reason(form)).revise(id, choice(form));
			case STOP -> own.stop(id, Duration.ZERO);
			case RESTART -> {
				String old = this.operator.isTooOld(run.run()) ? form.reason() : null;
				this.threads.execute(id, () -> own.restart(id, old));
			}
			case UNDO -> {
				return undo(own, id, form);
			}
		}
		return Optional.empty();
	}

	private Approval approval(ShownRun run, AskForm form) {
		return Approval.PLAIN.overLimit(run.isOverLimit() ? form.reason() : null)
			.deletes(form.deletes())
			.seen(Objects.requireNonNullElse(form.fingerprint(), ""))
			.among(this.fourEyes ? Set.copyOf(this.users.having(Role.APPROVER)) : Set.of());
	}

	private static @Nullable String reason(AskForm form) {
		return form.isChosen(AskForm.AGAIN) ? null : form.reason();
	}

	private static Choice choice(AskForm form) {
		ChangeQuery changes = form.changes();
		return new Choice(changes.filter(Long.MAX_VALUE), form.isChosen(AskForm.AGAIN), changes.options());
	}

	/** The plan of the undo is a run of its own. */
	private Optional<Long> undo(Operator own, long id, AskForm form) {
		return this.threads
			.execute(() -> own.undo(id, form.isChosen("deleteAdded"), form.isChosen("recreate"), RunMode.PLAN))
			.map((RunResult undo) -> undo.run().id());
	}

}
