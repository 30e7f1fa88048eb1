package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListSet;

import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two {@code serve} of one PostgreSQL database with a job every ten seconds: each time
 * has one run, and when one of the two is killed, the other goes on.
 */
@Tag("process")
class TwoServeIntegrationTests {

	private static final Duration PERIOD = Duration.ofSeconds(10);

	private static final int RUNS = 6;

	private final TestDatabase database = TestPostgres.emptyDatabase();

	private final Clock clock = Clock.systemUTC();

	private final NavigableSet<Instant> listings = new ConcurrentSkipListSet<>();

	@TempDir
	private Path folder;

	@Test
	@Tag("long")
	void eachTimeHasOneRunAndOneGoesOnAlone() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(0)) {
			account.faults().before((request) -> {
				if (request.is("shortlink_shortlink.list")) {
					this.listings.add(this.clock.instant());
				}
			});
			Jar jar = jar(account);
			JarProcess first = jar.start("serve");
			JarProcess second = jar.start("serve");
			awaitRuns(jar, RUNS);
			first.kill();
			int before = runs(jar).size();
			awaitRuns(jar, before + RUNS);
			second.terminate();
			second.end();
			assertOneRunForEachTime(jar);
		}
	}

	private Jar jar(Account account) throws IOException {
		Jar jar = Jar.in(this.folder)
			.on(account.server())
			.with("LINKKEEPER_DB_URL", this.database.url())
			.with("LINKKEEPER_DB_USER", this.database.user());
		Files.writeString(jar.definition(), "{ name: expire-links, type: expire, schedule: { cron: '0/%d * * * * ?' } }"
			.formatted(PERIOD.toSeconds()));
		return jar;
	}

	private static void awaitRuns(Jar jar, int count) {
		Awaitility.await()
			.atMost(PERIOD.multipliedBy(4L * count))
			.pollInterval(PERIOD.dividedBy(2))
			.untilAsserted(() -> assertThat(runs(jar)).hasSizeGreaterThanOrEqualTo(count));
	}

	private static List<JsonNode> runs(Jar jar) throws IOException, InterruptedException {
		return List.copyOf(jar.run("runs", "--format", "json").with(0).json().values());
	}

	private void assertOneRunForEachTime(Jar jar) throws IOException, InterruptedException {
		List<JsonNode> runs = runs(jar);
		assertThat(jar.run("schedule", "--last", "1000", "--format", "json").with(0).json().values())
			.filteredOn((fire) -> fire.get("outcome").asString().equals("RUN"))
			.hasSize(runs.size());
		List<Instant> times = runs.stream().map((run) -> Instant.parse(run.get("asOf").asString())).sorted().toList();
		assertThat(times).doesNotHaveDuplicates();
		assertThat(runs).filteredOn((run) -> !run.get("status").asString().equals("COMPLETED"))
			.as("interrupted by the kill, at the most")
			.hasSizeLessThanOrEqualTo(1);
		Duration all = Duration.between(times.get(0), times.get(times.size() - 1));
		assertThat(times).as("none was left out, but for those during the time in which the death was noticed")
			.hasSizeGreaterThanOrEqualTo(Math.toIntExact(all.dividedBy(PERIOD) - 3));
		System.out.printf("%d runs in %s; from the scheduled time to the first listing: %s%n", times.size(), all,
				times.stream().map((time) -> untilListed(time).toMillis() + " ms").toList());
	}

	private Duration untilListed(Instant time) {
		return Duration.between(time, Objects.requireNonNull(this.listings.ceiling(time)));
	}

}
