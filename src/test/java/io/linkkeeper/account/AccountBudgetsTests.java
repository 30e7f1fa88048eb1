package io.linkkeeper.account;

import java.time.Duration;

import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.limit.AccountBudget;
import io.linkkeeper.run.AccountIdentity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose requests count together.
 */
class AccountBudgetsTests {

	private static final String URL = "https://example.com/api_v3";

	private final AccountBudgets budgets = AccountBudgets.local(ClientSettings.defaults().withRequestsPerSecond(2));

	@Test
	void allRunsOfAnAccountShareItsBudget() {
		AccountBudget first = this.budgets.of(new AccountIdentity("default", URL, 102));
		AccountBudget second = this.budgets.of(new AccountIdentity("other-name", URL, 102));
		assertThat(first.timeUntil(first.reserve())).isLessThanOrEqualTo(Duration.ZERO);
		assertThat(second.timeUntil(second.reserve())).as("the next slot").isPositive();
	}

	@Test
	void accountsHaveBudgetsOfTheirOwn() {
		AccountBudget first = this.budgets.of(new AccountIdentity("default", URL, 102));
		assertThat(this.budgets.of(new AccountIdentity("default", URL, 103))).isNotSameAs(first);
		assertThat(this.budgets.of(new AccountIdentity("default", "https://example.org/api_v3", 102)))
			.isNotSameAs(first);
	}

}
