package io.linkkeeper.account;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import javax.sql.DataSource;

import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.limit.AccountBudget;
import io.linkkeeper.kaltura.limit.Pace;
import io.linkkeeper.run.AccountIdentity;

/**
 * The request budgets of the accounts, one for each account and process. Thread-safe.
 */
public final class AccountBudgets implements AutoCloseable {

	private final Map<String, AccountBudget> budgets = new ConcurrentHashMap<>();

	private final Function<String, AccountBudget> create;

	private AccountBudgets(Function<String, AccountBudget> create) {
		this.create = create;
	}

	/**
	 * Creates the budgets of a process that uses its accounts alone.
	 * @param settings the limits of each account
	 * @return the budgets
	 */
	public static AccountBudgets local(ClientSettings settings) {
		return new AccountBudgets((account) -> settings.budget());
	}

	/**
	 * Creates budgets that all processes of a database share.
	 * @param settings the limits of each account
	 * @param database the PostgreSQL database
	 * @return the budgets
	 */
	public static AccountBudgets shared(ClientSettings settings, DataSource database) {
		return new AccountBudgets((account) -> {
			PermitTable permits = new PermitTable(database, account, settings.concurrentRequests());
			if (settings.requestsPerSecond().isEmpty()) {
				return AccountBudget.shared(permits);
			}
			Pace pace = Pace.of(settings.requestsPerSecond().getAsDouble());
			return AccountBudget.shared(permits, pace, new BudgetTable(database, account, pace)::lease);
		});
	}

	/**
	 * Returns the budget of an account.
	 * @param account the account; its name does not matter
	 * @return the budget that all clients of the account share
	 */
	AccountBudget of(AccountIdentity account) {
		return this.budgets.computeIfAbsent(account.serviceUrl() + " " + account.partnerId(), this.create);
	}

	/**
	 * Gives back what was leased from other processes.
	 */
	@Override
	public void close() {
		this.budgets.values().forEach(AccountBudget::close);
	}

}
