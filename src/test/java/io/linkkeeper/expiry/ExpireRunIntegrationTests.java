package io.linkkeeper.expiry;

import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.OLD;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The expire job from end to end, over HTTP.
 */
class ExpireRunIntegrationTests {

	private static final String DELETE_AFTER_30_DAYS = "\"rule\":{\"deleteAfter\":\"P30D\"}";

	@RegisterExtension
	static final Bench bench = new Bench();

	@TestAt({ GUIDE, SERVER, OLD })
	void disablesWhatHasExpiredAndThenHasNothingToDo() {
		bench.put(bench.newLink("gone0001", bench.clock().instant().minus(Duration.ofDays(2))));
		bench.put(bench.newLink("stays001", bench.clock().instant().plus(Duration.ofDays(2))));
		bench.put(bench.newLink("forever1", null));
		RunResult first = bench.worker().run(Definitions.expire());
		assertThat(first.message()).startsWith("1 of 1 changes applied: ");
		assertThat(first.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(bench.link("gone0001").status()).isEqualTo(Status.DISABLED);
		assertThat(bench.link("stays001").status()).isEqualTo(Status.ENABLED);
		assertThat(bench.link("forever1").status()).isEqualTo(Status.ENABLED);
		RunResult second = bench.worker().run(Definitions.expire());
		assertThat(second.message()).isEqualTo("nothing to do");
		assertThat(second.exitCode()).isEqualTo(ExitCode.DONE);
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void leadsExpiredLinksElsewhereOnceAndBack() {
		Instant expiresAt = bench.clock().instant().minus(Duration.ofDays(2));
		bench.put(bench.newLink("gone0001", expiresAt));
		String rule = "\"rule\":{\"action\":\"redirect\",\"redirect\":\"https://example.com/over\"}";
		RunResult run = bench.worker().run(Definitions.expire(rule));
		assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(bench.link("gone0001").fullUrl()).isEqualTo("https://example.com/over");
		assertThat(bench.link("gone0001").expiresAt()).isNull();
		assertThat(bench.link("gone0001").status()).isEqualTo(Status.ENABLED);
		assertThat(bench.worker().run(Definitions.expire(rule)).message()).isEqualTo("nothing to do");
		bench.worker().operator().undo(run.run().id(), false, false, RunMode.RUN);
		assertThat(bench.link("gone0001").fullUrl()).isEqualTo("https://example.com/gone0001");
		assertThat(bench.link("gone0001").expiresAt()).isEqualTo(expiresAt);
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void keepsLinkExpiringNow() {
		bench.put(bench.newLink("now00001", bench.clock().instant()));
		bench.put(bench.newLink("second01", bench.clock().instant().minusSeconds(1)));
		bench.worker().run(Definitions.expire());
		assertThat(bench.link("now00001").status()).isEqualTo(Status.ENABLED);
		assertThat(bench.link("second01").status()).isEqualTo(Status.DISABLED);
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void keepsProtectedLinks() {
		SandboxLink expired = bench.newLink("preview1", bench.clock().instant().minus(Duration.ofDays(1)));
		bench.put(expired.withSystemName("KMC-PREVIEW"));
		RunResult result = bench.worker().run(Definitions.expire());
		assertThat(result.run().scanned()).isEqualTo(1);
		assertThat(result.run().unchanged()).isEqualTo(1);
		assertThat(bench.link("preview1").status()).isEqualTo(Status.ENABLED);
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void deletesAMonthLaterWhatItDisabled() {
		bench.put(bench.newLink("gone0001", bench.clock().instant().minus(Duration.ofDays(1))));
		bench.worker().run(Definitions.expire(DELETE_AFTER_30_DAYS));
		bench.clock().advance(Duration.ofDays(30).minusSeconds(1));
		assertThat(bench.worker().run(Definitions.expire(DELETE_AFTER_30_DAYS)).message()).isEqualTo("nothing to do");
		bench.clock().advance(Duration.ofSeconds(1));
		RunResult result = bench.worker().run(Definitions.expire(DELETE_AFTER_30_DAYS));
		assertThat(result.message()).startsWith("1 of 1 changes applied: ");
		assertThat(bench.link("gone0001").status()).isEqualTo(Status.DELETED);
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void neverDeletesWhatAPersonDisabled() {
		bench.put(bench.newLink("person01", bench.clock().instant().minus(Duration.ofDays(1)))
			.withStatus(Status.DISABLED));
		bench.clock().advance(Duration.ofDays(90));
		RunResult result = bench.worker().run(Definitions.expire(DELETE_AFTER_30_DAYS));
		assertThat(result.run().scanned()).isEqualTo(1);
		assertThat(result.message()).isEqualTo("nothing to do");
		assertThat(bench.link("person01").status()).isEqualTo(Status.DISABLED);
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void neverDeletesWhatAPersonTouchedSince() {
		bench.put(bench.newLink("gone0001", bench.clock().instant().minus(Duration.ofDays(1))));
		bench.worker().run(Definitions.expire(DELETE_AFTER_30_DAYS));
		bench.clock().advance(Duration.ofDays(1));
		bench.sandbox()
			.account()
			.change("gone0001", (link) -> link.withName("keep this one").withUpdatedAt(bench.clock().instant()));
		bench.clock().advance(Duration.ofDays(60));
		bench.worker().run(Definitions.expire(DELETE_AFTER_30_DAYS));
		assertThat(bench.link("gone0001").status()).isEqualTo(Status.DISABLED);
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void deletesLinksDisabledByOthersIfConfigured() {
		bench.put(bench.newLink("person01", bench.clock().instant().minus(Duration.ofDays(1)))
			.withStatus(Status.DISABLED));
		bench.clock().advance(Duration.ofDays(90));
		bench.worker().run(Definitions.expire("\"rule\":{\"deleteAfter\":\"P30D\",\"deleteDisabledByOthers\":true}"));
		assertThat(bench.link("person01").status()).isEqualTo(Status.DELETED);
	}

}
