package io.linkkeeper.account;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.Order;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds accounts and runs for the commands of one actor, and refuses those that the
 * caller does not mean. Thread-safe.
 */
@Component
public class RunAccess {

	private final Runs runs;

	private final Accounts accounts;

	private final @Nullable InvocationContext caller;

	private final Order order;

	@Autowired
	RunAccess(Runs runs, Accounts accounts) {
		this(runs, accounts, null, new Order(Actor.ofProcess(), null));
	}

	private RunAccess(Runs runs, Accounts accounts, @Nullable InvocationContext caller, Order order) {
		this.runs = runs;
		this.accounts = accounts;
		this.caller = caller;
		this.order = order;
	}

	/**
	 * Returns the access of another process, which may have other accounts configured.
	 * @param context the context of that process
	 * @return an access that refuses accounts that are different or missing in that
	 * context
	 */
	public RunAccess onBehalfOf(InvocationContext context) {
		return new RunAccess(this.runs, this.accounts, context, new Order(context.actor(), null));
	}

	/**
	 * Returns the access of an order.
	 * @param given who acts, and why
	 * @return the same access for that order
	 */
	public RunAccess by(Order given) {
		return new RunAccess(this.runs, this.accounts, this.caller, given);
	}

	/**
	 * Returns who acts, and why.
	 * @return the order
	 */
	public Order order() {
		return this.order;
	}

	/**
	 * Returns the identity of an account.
	 * @param name the account's name in the configuration
	 * @return its identity
	 * @throws RefusedException when the caller has another account by that name, or none
	 */
	public AccountIdentity account(String name) {
		AccountIdentity own = this.accounts.identity(name);
		return (this.caller != null) ? this.caller.requireSame(own) : own;
	}

	/**
	 * Returns a run.
	 * @param runId the run id
	 * @return its current facts
	 * @throws RefusedException when there is no such run, or it belongs to another
	 * account than the one configured
	 */
	public Run run(long runId) {
		Run run = this.runs.find(runId)
			.orElseThrow(() -> new RefusedException(ExitCode.USAGE,
					"There is no run %d. `runs` lists them.".formatted(runId)));
		AccountIdentity configured = account(run.account().name());
		if (!configured.isSameAccount(run.account())) {
			throw new RefusedException(ExitCode.USAGE,
					"Run %d belongs to account %s, but configured is %s. Use the run's own account.".formatted(runId,
							run.account(), configured));
		}
		return run;
	}

}
