package io.linkkeeper.operate;

import java.util.List;
import java.util.Optional;

import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;

/**
 * For whom an operator works: who may have other accounts configured than this process.
 *
 * @param accounts what the caller has configured
 */
record Caller(List<AccountIdentity> accounts) {

	/**
	 * Checks that the caller means the same account as this process by a name.
	 * @param own what it is here
	 * @return what it is here
	 * @throws RefusedException when it is another one for the caller, or none
	 */
	AccountIdentity requireSame(AccountIdentity own) {
		Optional<AccountIdentity> theirs = this.accounts.stream()
			.filter((account) -> account.name().equals(own.name()))
			.findFirst();
		if (theirs.isEmpty()) {
			throw new RefusedException(ExitCode.USAGE,
					"Account '%s' is not configured where you give the command. Set %s, %s and %s.".formatted(
							own.name(), Account.setting(own.name(), "service-url"),
							Account.setting(own.name(), "partner-id"), Account.setting(own.name(), "admin-secret")));
		}
		refuseOther(own, theirs.get());
		return own;
	}

	/**
	 * Checks that none of the caller's accounts is another one here.
	 * @param own the accounts of this process
	 * @throws RefusedException when one is
	 */
	void requireNoOther(List<AccountIdentity> own) {
		for (AccountIdentity account : own) {
			this.accounts.stream()
				.filter((theirs) -> theirs.name().equals(account.name()))
				.forEach((theirs) -> refuseOther(account, theirs));
		}
	}

	private static void refuseOther(AccountIdentity own, AccountIdentity theirs) {
		if (!own.isSameAccount(theirs)) {
			throw new RefusedException(ExitCode.USAGE,
					("You mean account %s, but the process that holds the database works on %s."
							+ " Use the same account, or another LINKKEEPER_DATA.")
						.formatted(theirs, own));
		}
	}

}
