package io.linkkeeper.operate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.account.Accounts;
import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.audit.Actor;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An operator on behalf of several callers.
 */
@Timeout(120)
class OnBehalfOfIntegrationTests {

	@RegisterExtension
	static final Bench bench = new Bench();

	private static AccountIdentity here() {
		return bench.worker().bean(Accounts.class).identity("default");
	}

	private static InvocationContext context(List<AccountIdentity> configured) {
		Path folder = Path.of("").toAbsolutePath();
		return new InvocationContext(folder, folder, configured, Actor.ofProcess());
	}

	private static void expectRefusal(List<AccountIdentity> configured, String... words) {
		Operator operator = bench.worker().operator().onBehalfOf(context(configured));
		StartRequest request = new StartRequest(Definitions.expire(), RunMode.PLAN, null);
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> operator.start(request))
			.satisfies((ex) -> assertThat(ex.exitCode()).isEqualTo(ExitCode.USAGE))
			.satisfies((ex) -> assertThat(ex).message().contains(words));
	}

	@Test
	void worksForWhoMeansTheSameAccount() {
		bench.putExpired(1);
		Operator operator = bench.worker().operator().onBehalfOf(context(List.of(here())));
		RunResult plan = operator.start(new StartRequest(Definitions.expire(), RunMode.PLAN, null));
		assertThat(operator.apply(plan.run().id(), Approval.PLAIN).exitCode()).isEqualTo(ExitCode.DONE);
	}

	@Test
	void refusesWhoMeansAnotherAccountOrNone() {
		AccountIdentity here = here();
		expectRefusal(List.of(new AccountIdentity("default", here.serviceUrl(), here.partnerId() + 1)),
				"You mean account default (partner %d".formatted(here.partnerId() + 1));
		expectRefusal(List.of(new AccountIdentity("other", here.serviceUrl(), here.partnerId())),
				"'default' is not configured");
	}

	@Test
	void refusesARunOfAnotherAccount() {
		bench.putExpired(1);
		long planned = bench.worker().plan(Definitions.expire()).run().id();
		Operator other = bench.worker().operator().onBehalfOf(context(List.of()));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> other.apply(planned, Approval.PLAIN));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> other.abandon(planned));
		assertThat(bench.writesReceived()).isZero();
	}

	@Test
	void hearsTheRunsOfItsOwnThreadUntilItIsClosed() {
		bench.putExpired(1);
		List<String> heard = new ArrayList<>();
		ProgressListener.Subscription subscription = bench.worker()
			.operator()
			.subscribe((phase, done, total) -> heard.add(phase));
		CompletableFuture.supplyAsync(() -> bench.worker().plan(Definitions.expire())).join();
		assertThat(heard).as("of another thread").isEmpty();
		bench.worker().plan(Definitions.expire());
		assertThat(heard).contains("collect");
		heard.clear();
		subscription.close();
		bench.worker().plan(Definitions.expire());
		assertThat(heard).isEmpty();
	}

}
