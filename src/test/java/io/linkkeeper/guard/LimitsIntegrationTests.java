package io.linkkeeper.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.sandbox.SandboxLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.OLD;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits of runs on an account: which changes they bind, and of which links a share is.
 */
class LimitsIntegrationTests {

	@RegisterExtension
	static final Bench bench = new Bench();

	private static Instant yesterday() {
		return bench.clock().instant().minus(Duration.ofDays(1));
	}

	private static SandboxLink named(String prefix, int number, @Nullable Instant expiresAt) {
		SandboxLink link = bench.newLink("%s%04d".formatted(prefix, number), expiresAt);
		return link.withSystemName(prefix + "-" + number);
	}

	private static void putNamed(String prefix, int count, @Nullable Instant expiresAt) {
		bench.sandbox().account().putAll(IntStream.range(0, count).mapToObj((i) -> named(prefix, i, expiresAt)));
	}

	private static GuardDecision decision(RunResult result) {
		return bench.worker().queries().show(result.run().id()).orElseThrow().guard();
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void shareIsOfTheLinksThatAPatternSelects() {
		putNamed("PROMO", 30, yesterday());
		putNamed("stay", 270, null);
		RunResult run = bench.worker().run(Definitions.expire("\"select\":{\"systemName\":[\"PROMO-*\"]}"));
		assertThat(run.exitCode()).isEqualTo(ExitCode.GUARD);
		assertThat(decision(run).selectionSize()).isEqualTo(30);
		assertThat(run.message()).contains("6 of the 30 links that select admits", "over by 24", "30 to disable");
		assertThat(bench.writesReceived()).isZero();
	}

	@TestAt({ GUIDE, SERVER })
	void protectedLinksAreNotPartOfTheShare() {
		putNamed("gone", 30, yesterday());
		putNamed("VIP", 100, null);
		bench.sandbox()
			.account()
			.putAll(IntStream.range(0, 20)
				.mapToObj((i) -> bench.newLink("kmc%04d".formatted(i), null).withSystemName("KMC-PREVIEW")));
		String protect = "\"select\":{\"protect\":{\"systemName\":[\"KMC-PREVIEW\",%s],\"id\":[\"VIP0001\"]}}";
		assertThat(decision(bench.worker().plan(Definitions.expire(protect.formatted("\"VIP-*\"")))).selectionSize())
			.isEqualTo(30);
		assertThat(decision(bench.worker().plan(Definitions.expire(protect.formatted("\"VIP-7\"")))).selectionSize())
			.isEqualTo(128);
	}

	@TestAt({ GUIDE, SERVER })
	void protectedNameInAnotherSpellingIsNotPartOfTheShare() {
		putNamed("gone", 30, yesterday());
		bench.put(bench.newLink("kmc00000", null).withSystemName("kmc-Preview "));
		assertThat(decision(bench.worker().plan(Definitions.expire())).selectionSize()).isEqualTo(30);
	}

	@TestAt(SERVER)
	void largeAccountIsCountedWithoutReadingIt() {
		putNamed("gone", 30, yesterday());
		putNamed("stay", AdmittedLinks.MOST_READ, null);
		bench.put(bench.newLink("kmc00000", null).withSystemName("kmc-Preview "));
		assertThat(decision(bench.worker().plan(Definitions.expire())).selectionSize())
			.isEqualTo(30 + AdmittedLinks.MOST_READ);
		assertThat(bench.sandbox().requests().received().get("shortlink_shortlink.list")).isLessThan(20);
	}

	@TestAt({ GUIDE, SERVER })
	void shareIsOfTheLinksOfSeveralOwners() {
		putNamed("gone", 30, yesterday());
		IntStream.range(0, 50)
			.forEach((i) -> bench.put(named("other", i, null).withUserId((i % 2 == 0) ? "ann" : "bob")));
		RunResult plan = bench.worker()
			.plan(Definitions.expire("\"select\":{\"userId\":[\"owner@example.com\",\"ann\"]}"));
		assertThat(decision(plan).selectionSize()).isEqualTo(55);
	}

	@TestAt({ GUIDE, SERVER })
	void fewChangesNeedNoShare() {
		putNamed("gone", 25, yesterday());
		RunResult run = bench.worker().run(Definitions.expire());
		assertThat(run.run().applied()).isEqualTo(25);
		assertThat(decision(run).selectionSize()).isNull();
	}

	@TestAt({ GUIDE, SERVER })
	void addsHaveALimitOfTheirOwn() throws IOException {
		StringBuilder rows = new StringBuilder("systemName,fullUrl\n");
		IntStream.range(0, 4).forEach((i) -> rows.append("new-%d,https://example.com/%d\n".formatted(i, i)));
		Files.writeString(bench.folder().resolve("links.csv"), rows);
		RunResult run = bench.worker()
			.run(Definitions.importedWithin("links.csv", "\"maxChanges\":0,\"maxPercent\":0,\"maxAdds\":3"));
		assertThat(run.exitCode()).isEqualTo(ExitCode.GUARD);
		assertThat(run.message()).contains("limits.maxAdds is 3 and the plan adds 4 links, over by 1", "4 to add");
		assertThat(bench.links()).isEmpty();
	}

	@TestAt({ GUIDE, SERVER })
	void enablesAreChangesOfExistingLinks() throws IOException {
		bench.put(named("off", 1, null).withStatus(SandboxLink.Status.DISABLED));
		Files.writeString(bench.folder().resolve("links.csv"),
				"systemName,fullUrl,status\noff-1,https://example.com/off0001,ENABLED\n");
		RunResult run = bench.worker().run(Definitions.importedWithin("links.csv", "\"maxChanges\":0"));
		assertThat(run.exitCode()).isEqualTo(ExitCode.GUARD);
		assertThat(run.run().kinds().of(ChangeKind.ENABLE)).isEqualTo(1);
		assertThat(bench.writesReceived()).isZero();
	}

	@TestAt({ GUIDE, SERVER })
	void deletesHaveALimitOfTheirOwn() {
		putNamed("gone", 4, yesterday());
		RunResult run = bench.worker()
			.run(Definitions.expire("\"rule\":{\"action\":\"delete\"}", "\"limits\":{\"maxDeletes\":3}"));
		assertThat(run.exitCode()).isEqualTo(ExitCode.GUARD);
		assertThat(run.message()).contains("the plan deletes 4 links for good, over by 1", "4 to DELETE for good");
		assertThat(bench.writesReceived()).isZero();
	}

}
