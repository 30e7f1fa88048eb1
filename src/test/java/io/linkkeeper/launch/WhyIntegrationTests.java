package io.linkkeeper.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.ledger.RunMode;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Why a link is as it is, and what would become of it.
 */
class WhyIntegrationTests {

	private static final String DAY_LATER = "\"rule\":{\"deleteAfter\":\"P1D\"}";

	@RegisterExtension
	static final Bench bench = new Bench();

	private static List<WhyRow> why(JobDefinition... jobs) {
		return bench.worker().bean(Why.class).explain("link0001", List.of(jobs));
	}

	private static WhyRow whyNow(String... parts) {
		return why(Definitions.expire(parts)).get(0);
	}

	private static void put(@Nullable Duration expiresIn) {
		Instant now = bench.clock().instant();
		bench.put(bench.newLink("link0001", (expiresIn != null) ? now.plus(expiresIn) : null));
	}

	@Test
	void saysWhatWouldBeDone() {
		put(Duration.ofDays(-1));
		assertThat(whyNow()).isEqualTo(
				new WhyRow("job expire-links", "UPDATE", "status=1", null, "expired on 2026-05-31T04:15:00Z", null));
	}

	@Test
	void saysWhyNothingWouldBeDone() {
		put(null);
		assertThat(whyNow().reason()).isEqualTo("never expires");
		put(Duration.ofHours(1));
		assertThat(whyNow().reason())
			.isEqualTo("expires at 2026-06-01T05:15:00Z; due is what expired before 2026-06-01T04:15:00Z");
		put(Duration.ofDays(-1));
		assertThat(whyNow("\"select\":{\"userId\":[\"other\"]}").reason()).contains("`select`");
		assertThat(whyNow("\"select\":{\"protect\":{\"id\":[\"link0001\"]}}").reason())
			.isEqualTo("It protects this link");
	}

	@Test
	void saysThatThereIsNoSuchLink() {
		assertThat(whyNow().reason()).isEqualTo("The account default has no such link");
	}

	@Test
	void tellsWhatRunsDidAndWhatComesNext() {
		put(Duration.ofDays(-1));
		long run = bench.worker().run(Definitions.expire()).run().id();
		List<WhyRow> rows = why(Definitions.expire(), Definitions.expire(DAY_LATER));
		assertThat(rows).extracting(WhyRow::reason)
			.containsExactly("has expired and is disabled; without deleteAfter it stays so",
					"has expired and is disabled; it was changed at 2026-06-01T04:15:00Z, and due is what was not "
							+ "changed since 2026-05-31T04:15:00Z",
					"expired on 2026-05-31T04:15:00Z");
		assertThat(rows.get(2).source()).isEqualTo("run %d (expire)".formatted(run));
		assertThat(rows.get(2).state()).isEqualTo("APPLIED");
		assertThat(rows.get(2).at()).isEqualTo(bench.clock().instant());
		bench.clock().advance(Duration.ofDays(2));
		assertThat(whyNow(DAY_LATER).action()).isEqualTo("DELETE");
		bench.worker().operator().undo(run, false, false, RunMode.RUN);
		assertThat(why()).extracting(WhyRow::reason)
			.containsExactly("expired on 2026-05-31T04:15:00Z", "as it was before run " + run);
	}

	@Test
	void asksEachAccountAndSaysWhichCannotBeAsked() {
		put(Duration.ofDays(-1));
		assertThat(why(Definitions.expire("\"accounts\":[\"default\",\"second\"]"))).satisfiesExactly((row) -> {
			assertThat(row.source()).isEqualTo("job expire-links on default");
			assertThat(row.action()).isEqualTo("UPDATE");
		}, (row) -> {
			assertThat(row.source()).isEqualTo("job expire-links on second");
			assertThat(row.action()).isNull();
			assertThat(row.reason()).startsWith("Cannot be told: Account 'second' is not configured.");
		});
	}

	@Test
	void refusesWhenTheOnlyAccountIsNotConfigured() {
		JobDefinition job = Definitions.expire("\"account\":\"second\"");
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> why(job)).withMessageContaining("'second'");
	}

	@Test
	void tellsWhoDisabledItInstead() {
		put(Duration.ofDays(-90));
		bench.put(bench.link("link0001").withStatus(Status.DISABLED));
		assertThat(whyNow(DAY_LATER).reason()).isEqualTo("has expired and is disabled, but not by a run of ours");
	}

}
