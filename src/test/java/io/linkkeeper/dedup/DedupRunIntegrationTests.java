package io.linkkeeper.dedup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.OLD;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

class DedupRunIntegrationTests {

	private static final String DELETE = "\"rule\":{\"action\":\"delete\"}";

	@RegisterExtension
	static final Bench bench = new Bench();

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void disablesAllButTheNewestAndThenHasNothingToDo() {
		put("old00001", 3, "TALK");
		put("middle01", 2, "TALK");
		put("new00001", 1, "TALK");
		put("other001", 1, "LECTURE");
		RunResult first = bench.worker().run(Definitions.dedup());
		assertThat(first.message()).startsWith("2 of 2 changes applied: ");
		assertThat(first.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(first.run().scanned()).isEqualTo(4);
		assertThat(first.run().unchanged()).isEqualTo(2);
		assertThat(enabled()).containsExactlyInAnyOrder("new00001", "other001");
		assertThat(bench.worker().run(Definitions.dedup()).message()).isEqualTo("nothing to do");
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void everyChangeNamesItsSurvivor() {
		put("old00001", 2, "TALK");
		put("new00001", 1, "TALK");
		RunResult plan = bench.worker().plan(Definitions.dedup());
		assertThat(bench.worker().changes(plan.run().id())).extracting(ChangeRow::reason)
			.containsExactly("has the same systemName as link new00001, which stays because it was created later");
		assertThat(bench.writesReceived()).isZero();
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void deletesTheOthersIfConfigured() {
		put("old00001", 2, "TALK");
		put("new00001", 1, "TALK");
		bench.worker().run(Definitions.dedup(DELETE));
		assertThat(bench.link("old00001").status()).isEqualTo(Status.DELETED);
		assertThat(bench.link("new00001").status()).isEqualTo(Status.ENABLED);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void protectedLinksAreNoDuplicates() {
		put("preview1", 2, "KMC-PREVIEW");
		put("preview2", 1, "KMC-PREVIEW");
		RunResult result = bench.worker().run(Definitions.dedup());
		assertThat(result.run().scanned()).isEqualTo(2);
		assertThat(result.message()).isEqualTo("nothing to do");
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void linksThatAreNotSelectedAreNoSurvivors() {
		put("old00001", 3, "TALK");
		put("middle01", 2, "TALK");
		put("new00001", 1, "TALK");
		bench.worker().run(Definitions.dedup("\"select\":{\"id\":[\"old00001\",\"middle01\"]}"));
		assertThat(enabled()).containsExactlyInAnyOrder("middle01", "new00001");
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void linkThatNeverExpiresBeatsANewerOneWithExpiryZero() {
		put("never001", 2, "TALK");
		bench.put(link("zero0001", 1, "TALK").withExpiresAt(Instant.EPOCH));
		bench.worker().run(Definitions.dedup());
		assertThat(enabled()).containsExactly("never001");
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void nothingHappensWhenTheSurvivorWasDisabledMeanwhile() {
		staysAfter("new00001", (link) -> link.withStatus(Status.DISABLED).withUpdatedAt(bench.clock().instant()));
		assertThat(enabled()).containsExactly("old00001");
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void nothingHappensWhenTheSurvivorWasRenamedMeanwhile() {
		staysAfter("new00001", (link) -> link.withSystemName("OTHER").withUpdatedAt(bench.clock().instant()));
		assertThat(enabled()).containsExactlyInAnyOrder("old00001", "new00001");
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void nothingHappensWhenTheSurvivorWasDeletedMeanwhile() {
		staysAfter("new00001", (link) -> link.withStatus(Status.DELETED).withUpdatedAt(bench.clock().instant()));
		assertThat(enabled()).containsExactly("old00001");
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void nothingHappensWhenTheSurvivorHasExpiredMeanwhile() {
		put("old00001", 2, "TALK");
		bench.put(link("new00001", 1, "TALK").withExpiresAt(bench.clock().instant().plusSeconds(60)));
		RunResult plan = bench.worker().plan(Definitions.dedup(DELETE));
		bench.clock().advance(Duration.ofSeconds(61));
		RunResult result = bench.worker().operator().apply(plan.run().id(), Approval.PLAIN.deletes(1L));
		assertThat(result.run().stale()).isEqualTo(1);
		assertThat(bench.link("old00001").status()).isEqualTo(Status.ENABLED);
	}

	private static void staysAfter(String survivor, java.util.function.UnaryOperator<SandboxLink> change) {
		put("old00001", 2, "TALK");
		put(survivor, 1, "TALK");
		RunResult plan = bench.worker().plan(Definitions.dedup());
		bench.clock().advance(Duration.ofSeconds(5));
		bench.sandbox().account().change(survivor, change);
		RunResult result = bench.worker().operator().apply(plan.run().id(), Approval.PLAIN);
		assertThat(result.run().stale()).isEqualTo(1);
		assertThat(result.exitCode()).isEqualTo(ExitCode.PARTLY);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void aPlanKeepsNoSnapshotOnceItIsMade() {
		put("old00001", 2, "TALK");
		put("new00001", 1, "TALK");
		bench.worker().plan(Definitions.dedup());
		assertThat(bench.worker()
			.bean(JdbcClient.class)
			.sql("select count(*) from link_snapshot")
			.query(Long.class)
			.single()).isZero();
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void namesThatTheServerThinksEqualAreNot() {
		put("one00001", 2, "TALK");
		put("two00001", 1, "talk");
		put("three001", 1, "TÄLK");
		assertThat(bench.worker().run(Definitions.dedup()).message()).isEqualTo("nothing to do");
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void linksWithoutSystemNameAreNoDuplicates() {
		bench.put(link("one00001", 2, null));
		bench.put(link("two00001", 1, null));
		assertThat(bench.worker().run(Definitions.dedup()).message()).isEqualTo("nothing to do");
	}

	private static void put(String id, int daysAgo, String systemName) {
		bench.put(link(id, daysAgo, systemName));
	}

	private static SandboxLink link(String id, int daysAgo, @Nullable String systemName) {
		return SandboxLink
			.enabled(id, bench.clock().instant().minus(Duration.ofDays(daysAgo)), "NAME", "https://example.com/" + id)
			.withSystemName(systemName);
	}

	private static List<String> enabled() {
		return bench.sandbox()
			.account()
			.links()
			.stream()
			.filter((link) -> link.status() == Status.ENABLED)
			.map(SandboxLink::id)
			.toList();
	}

}
