package io.linkkeeper.operate;

import java.util.function.Supplier;

import io.linkkeeper.audit.AuditAction;
import io.linkkeeper.audit.AuditEntry;
import io.linkkeeper.audit.AuditLog;
import io.linkkeeper.audit.Order;
import io.linkkeeper.run.Run;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records actions on runs in the transaction of their effect. Thread-safe.
 */
@Component
class RunAudit {

	private final AuditLog log;

	private final TransactionTemplate transaction;

	RunAudit(AuditLog log, TransactionTemplate transaction) {
		this.log = log;
		this.transaction = transaction;
	}

	/**
	 * Creates a run and records who did.
	 * @param act the action
	 * @param effect creates the run
	 * @return the run
	 */
	Run create(Act act, Supplier<Run> effect) {
		return this.transaction.execute((status) -> {
			Run run = effect.get();
			this.log.add(act.on(run));
			return run;
		});
	}

	/**
	 * Performs an action and records it.
	 * @param act the action
	 * @param run the run that it acts on
	 * @param effect the effect; throws to refuse the action, which is not recorded then
	 */
	void record(Act act, Run run, Runnable effect) {
		record(() -> {
			effect.run();
			return act.on(run);
		});
	}

	/**
	 * Performs an action and records it.
	 * @param effect the effect, which returns what to record
	 */
	void record(Supplier<AuditEntry> effect) {
		this.transaction.executeWithoutResult((status) -> this.log.add(effect.get()));
	}

	/**
	 * An ordered action.
	 *
	 * @param order who ordered it, and why
	 * @param action the action
	 * @param detail what else the order says, or {@code null}
	 */
	record Act(Order order, AuditAction action, @Nullable String detail) {

		AuditEntry on(Run run) {
			AuditEntry.Subject subject = new AuditEntry.Subject(run.id(), run.job(), run.account().name());
			return new AuditEntry(this.order, this.action, subject).with(this.detail);
		}

	}

}
