package io.linkkeeper;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an account looks like after a bad day is what it looks like after a good one,
 * whatever the job and the dialect.
 */
@ParameterizedClass
@EnumSource
@Tag("process")
class FaultsIntegrationTests {

	private static final String ALL = "\"limits\":{\"maxPercent\":100}";

	private static final int LINKS = 300;

	private static long seed;

	private static Bench bench;

	FaultsIntegrationTests(Dialect dialect) {
		assertThat(bench).as("the bench of the dialect %s", dialect).isNotNull();
	}

	@BeforeParameterizedClassInvocation
	static void start(Dialect dialect) {
		seed = Rounds.newSeed();
		System.out.printf("Bad days in the dialect %s: seed %d%n", dialect, seed);
		bench = new Bench(SandboxOptions.defaults().withDialect(dialect).withRandomSeed(seed));
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		bench.close();
	}

	@BeforeEach
	void empty() {
		bench.empty();
	}

	@Test
	void disablesTheSame() throws IOException {
		expectTheSame(FaultsIntegrationTests::putExpired, Definitions.expire(ALL), LINKS);
	}

	@Test
	void deletesTheSame() throws IOException {
		expectTheSame(FaultsIntegrationTests::putExpired, Definitions.expire("\"rule\":{\"action\":\"delete\"}", ALL),
				LINKS);
	}

	/**
	 * Adds are the one thing that done twice is not the same as done once.
	 */
	@Test
	void importsEachRowOnce() throws IOException {
		List<String> goodDay = expectTheSame(FaultsIntegrationTests::putImported, Definitions.imported("links.csv"),
				LINKS);
		assertThat(goodDay).hasSize(LINKS - LINKS / 6);
	}

	@Test
	void leavesTheSameOfDuplicates() throws IOException {
		expectTheSame(FaultsIntegrationTests::putDuplicates, Definitions.dedup(ALL), LINKS / 3 * 2);
	}

	@Test
	void handsTheSameOver() throws IOException {
		expectTheSame(FaultsIntegrationTests::putOwned,
				Definitions.cascade(
						"\"rule\":{\"leavers\":\"leavers.csv\",\"action\":\"hand-over\",\"successor\":\"bob\"}", ALL),
				LINKS / 3);
	}

	@Test
	void disablesTheSameOfOwnersWhoAreGone() throws IOException {
		expectTheSame(FaultsIntegrationTests::putOwnedByNobody, Definitions.cascade(ALL), LINKS / 3);
	}

	@Test
	void exportsTheSame() throws IOException {
		putOwned(new Random(seed));
		JobDefinition export = JobDefinition
			.fromJson("{\"name\":\"all\",\"type\":\"export\",\"rule\":{\"file\":\"all.csv\"}}");
		assertThat(bench.worker().run(export).exitCode()).isEqualTo(ExitCode.DONE);
		String goodDay = Files.readString(bench.folder().resolve("all.csv"));
		BadDay.begin(bench.sandbox().faults());
		assertThat(persistently(bench.worker().run(export)).exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(bench.folder().resolve("all.csv")).content().as("seed %d", seed).isEqualTo(goodDay);
	}

	/** What was deleted comes back once, under a new id. */
	@Test
	void addsAgainWhatWasDeleted() {
		putExpired(new Random(seed));
		List<String> before = account();
		long run = bench.worker().run(Definitions.expire("\"rule\":{\"action\":\"delete\"}", ALL)).run().id();
		assertThat(account()).hasSize(LINKS);
		BadDay.begin(bench.sandbox().faults());
		RunResult undo = persistently(bench.worker().operator().undo(run, false, true, RunMode.RUN));
		expectAllApplied(undo.run(), LINKS);
		assertThat(account()).as("seed %d", seed).isEqualTo(before);
	}

	private static List<String> expectTheSame(Filling filling, JobDefinition definition, int changes)
			throws IOException {
		filling.with(new Random(seed));
		RunResult good = bench.worker().run(definition);
		expectAllApplied(good.run(), changes);
		List<String> goodDay = account();
		bench.empty();
		filling.with(new Random(seed));
		BadDay.begin(bench.sandbox().faults());
		RunResult bad = persistently(bench.worker().run(definition));
		expectAllApplied(bad.run(), changes);
		assertThat(bad.exitCode()).as("seed %d", seed).isEqualTo(good.exitCode());
		assertThat(bad.run().rejected()).as("seed %d", seed).isEqualTo(good.run().rejected());
		assertThat(account()).as("seed %d", seed).isEqualTo(goodDay);
		return goodDay;
	}

	/** An operator restarts what failed; so bad a day seldom needs it. */
	private static RunResult persistently(RunResult first) {
		RunResult result = first;
		for (int restarts = 0; result.exitCode() == ExitCode.FAILED && restarts < 3; restarts++) {
			System.out.println("Restarts after: " + result.message());
			result = bench.worker().operator().restart(result.run().id());
		}
		return result;
	}

	private static void expectAllApplied(RunSummary run, int changes) {
		assertThat(run.applied()).as("seed %d: %s", seed, run).isEqualTo(changes).isEqualTo(run.planned());
		assertThat(run.scanned()).as("seed %d: %s", seed, run)
			.isEqualTo(run.planned() + run.unchanged() + run.rejected());
		assertThat(bench.worker().changes(run.id())).as("seed %d", seed)
			.hasSize(changes)
			.allMatch((row) -> row.state() == ChangeState.APPLIED);
	}

	private static List<String> account() {
		return bench.links()
			.stream()
			.map((link) -> "%s %s %s %s %s".formatted(link.systemName(), link.status(), link.fullUrl(), link.userId(),
					link.expiresAt()))
			.sorted()
			.toList();
	}

	private static SandboxLink link(int number, Random random) {
		String id = "link%04d".formatted(number);
		return SandboxLink
			.enabled(id, bench.clock().instant().minus(Duration.ofDays(90)).plusSeconds(random.nextInt(100_000)),
					"NAME-" + number, "https://example.com/" + number)
			.withUserId("owner@example.com");
	}

	private static void put(Stream<SandboxLink> links) {
		bench.sandbox().account().putAll(links);
	}

	private static Stream<Integer> numbers(int count) {
		return Stream.iterate(0, (i) -> i + 1).limit(count);
	}

	/** As many again stay. */
	private static void putExpired(Random random) {
		put(numbers(LINKS)
			.map((i) -> link(i, random).withExpiresAt(bench.clock().instant().minus(Duration.ofSeconds(1 + i)))));
		put(numbers(LINKS).map((i) -> link(LINKS + i, random)
			.withExpiresAt((i % 2 == 0) ? null : bench.clock().instant().plus(Duration.ofDays(400)))));
	}

	/** A third is there and to be changed or deleted, two thirds are to be added. */
	private static void putImported(Random random) throws IOException {
		put(numbers(LINKS / 3).map((i) -> link(i, random)));
		StringBuilder file = new StringBuilder("systemName,fullUrl,action\nxx,no,\nnobody,,delete\n");
		for (int i = 0; i < LINKS; i++) {
			boolean delete = i < LINKS / 6;
			file.append("NAME-%d,%s,%s%n".formatted(i, delete ? "" : "https://example.com/new/" + i,
					delete ? "delete" : ""));
		}
		Files.writeString(bench.folder().resolve("links.csv"), file);
	}

	private static void putDuplicates(Random random) {
		put(numbers(LINKS).map((i) -> link(i, random).withSystemName("NAME-" + i / 3)));
	}

	/** Every third link is Ann's, who leaves; Bob is there to take over. */
	private static void putOwned(Random random) throws IOException {
		put(numbers(LINKS).map((i) -> link(i, random).withUserId((i % 3 == 0) ? "ann" : "user" + i % 30)));
		bench.sandbox().account().putUser(SandboxUser.active("bob", bench.clock().instant()));
		Files.writeString(bench.folder().resolve("leavers.csv"), "userId\nann\n");
	}

	private static void putOwnedByNobody(Random random) throws IOException {
		putOwned(random);
		bench.sandbox().account().removeUser("ann");
	}

	/**
	 * Makes account and files.
	 */
	private interface Filling {

		void with(Random random) throws IOException;

	}

}
