package io.linkkeeper.operate;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that blocks writes for longer than a re-check is valid.
 */
class LongBlockIntegrationTests {

	private static final String DELETE = "\"rule\":{\"action\":\"delete\"},\"limits\":{\"maxPercent\":100}";

	@RegisterExtension
	static final Bench bench = new Bench();

	/** Blocks the given number of writes, then enables a link as another client. */
	private static void block(int writes) {
		bench.sandbox().faults().before((request) -> {
			if (request.is("shortlink_shortlink.delete")) {
				long seen = bench.sandbox().requests().received("shortlink_shortlink.delete");
				if (seen <= writes) {
					bench.sandbox().faults().blockNext(1);
				}
				if (seen == writes) {
					bench.put(bench.link("gone0001").withExpiresAt(null));
				}
			}
		});
	}

	@Test
	void looksAtLinksAgainBeforeTheyAreDeletedAfterTheBlock() {
		bench.putExpired(3);
		// three calls in each of three rounds: the pause after them outlasts the first
		// look
		block(9);
		RunResult result = bench.worker().run(Definitions.expire(DELETE));
		assertThat(result.run().applied()).isEqualTo(2);
		assertThat(result.run().stale()).isEqualTo(1);
		assertThat(bench.link("gone0001").status()).isEqualTo(Status.ENABLED);
	}

	@Test
	void endsWhenTheBlockDoesNotAndGoesOnWhenItDoes() {
		bench.putExpired(3);
		block(Integer.MAX_VALUE);
		RunResult result = bench.worker().run(Definitions.expire(DELETE));
		assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(result.message()).contains("The server has put off every change for PT10M");
		assertThat(bench.worker().changes(result.run().id())).extracting(ChangeRow::attempt).containsOnly(1);
		assertThat(result.run().notSent()).isEqualTo(3);
		bench.sandbox().faults().clear();
		assertThat(bench.worker().operator().restart(result.run().id()).run().applied()).isEqualTo(3);
	}

}
