package io.linkkeeper.housekeeping;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.Links;
import io.linkkeeper.Place;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestAt;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.guard.EarlierRuns;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.operate.StartRequest;
import io.linkkeeper.run.ClosedRuns;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Runs;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import io.linkkeeper.snapshot.LinkSnapshot;
import io.linkkeeper.sql.ExpiringRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What housekeeping removes, and what it keeps because an undo, a restart, the guard or
 * expiry's stage two needs it.
 */
class HousekeepingIntegrationTests {

	private static final Duration HALF_A_YEAR = Duration.ofDays(181);

	private static final JobDefinition EXPIRE_ALL = Definitions.expire("\"limits\":{\"maxPercent\":100}");

	@RegisterExtension
	static final Bench bench = new Bench();

	private static RunResult housekeeping() {
		return bench.worker().run(Definitions.housekeeping());
	}

	private static RunResult expire(String rule) {
		return bench.worker().run(Definitions.expire("\"rule\":{" + rule + "}", "\"limits\":{\"maxPercent\":100}"));
	}

	private static long rows(String table) {
		return bench.worker().bean(JdbcClient.class).sql("select count(*) from " + table).query(Long.class).single();
	}

	private static long rows(String table, long run) {
		return bench.worker()
			.bean(JdbcClient.class)
			.sql("select count(*) from " + table + " where run_id = ?")
			.param(run)
			.query(Long.class)
			.single();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void removesOldRunsWithTheirBatchMetadataAndKeepsYoungOnes() {
		bench.putExpired(3);
		long old = expire("\"action\":\"delete\"").run().id();
		bench.clock().advance(HALF_A_YEAR);
		for (int i = 0; i < Runs.MOST_COMPARED; i++) {
			expire("");
		}
		RunResult result = housekeeping();
		assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(result.message()).isEqualTo("removed 1 run, 3 changes of before 2026-06-02T04:15:00Z");
		assertThat(bench.worker().queries().find(old)).isEmpty();
		assertThat(rows("link_change")).isZero();
		for (String table : List.of("run", "batch_job_instance", "batch_job_execution",
				"batch_job_execution_context")) {
			assertThat(rows(table)).as(table).isEqualTo(Runs.MOST_COMPARED + 1);
		}
		assertThat(housekeeping().message()).isEqualTo("removed nothing of before 2026-06-02T04:15:00Z");
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void keepsRunsThatTheGuardComparesWith() {
		for (int i = 0; i < 22; i++) {
			bench.put(bench.newLink("gone%04d".formatted(i), bench.clock().instant().minusSeconds(1)));
			expire("\"action\":\"delete\"");
			bench.clock().advance(Duration.ofDays(1));
		}
		Runs runs = bench.worker().bean(Runs.class);
		EarlierRuns earlier = bench.worker().bean(EarlierRuns.class);
		bench.clock().advance(HALF_A_YEAR);
		Run next = runs.get(bench.worker().plan(EXPIRE_ALL).run().id());
		List<Long> before = earlier.comparable(next, Runs.MOST_COMPARED);
		assertThat(before).hasSize(Runs.MOST_COMPARED).containsOnly(1L);
		assertThat(housekeeping().message()).startsWith("removed 2 runs, 22 changes of before ");
		assertThat(earlier.comparable(next, Runs.MOST_COMPARED)).isEqualTo(before);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void runThatLostSomethingSaysSoAndCannotBeUndone() {
		bench.putExpired(3);
		long old = expire("\"action\":\"delete\"").run().id();
		bench.clock().advance(HALF_A_YEAR);
		Instant removedAt = bench.clock().instant();
		housekeeping();
		assertThat(bench.worker().queries().show(old).orElseThrow().removedAt()).isEqualTo(removedAt);
		assertThat(rows("change_digest", old)).as("names, owners and URLs of removed changes").isZero();
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().undo(old, false, false, RunMode.RUN))
			.withMessage(
					"Run %d is so old that housekeeping removes what it did, since %s: it cannot be undone any more."
						.formatted(old, removedAt));
		assertThat(rows("run")).as("no run was started").isEqualTo(2);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void youngRunsCanBeUndone() {
		bench.putExpired(3);
		long run = expire("").run().id();
		bench.clock().advance(Duration.ofDays(180));
		housekeeping();
		assertThat(bench.worker().operator().undo(run, false, false, RunMode.RUN).run().applied()).isEqualTo(3);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void keepsWhatStageTwoNeeds() {
		bench.putExpired(3);
		expire("");
		bench.clock().advance(HALF_A_YEAR);
		assertThat(housekeeping().message()).startsWith("removed nothing of ")
			.endsWith("; kept 3 changes that later runs may need");
		assertThat(expire("\"deleteAfter\":\"P30D\"").run().applied()).isEqualTo(3);
		assertThat(bench.link("gone0000").status()).isEqualTo(Status.DELETED);
		bench.clock().advance(HALF_A_YEAR);
		assertThat(housekeeping().message()).startsWith("removed 1 run, 6 changes of ");
	}

	/** The same account with and without housekeeping in between. */
	@TestAt({ GUIDE, POSTGRESQL })
	void stageTwoDoesTheSameAfterHousekeeping() {
		long seed = new Random().nextLong();
		assertThat(yearsLater(seed, true)).as("seed %d", seed).isEqualTo(yearsLater(seed, false));
	}

	private static List<String> yearsLater(long seed, boolean housekeeping) {
		SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");
		try (SandboxServer sandbox = SandboxServer
			.start(SandboxOptions.defaults().withDialect(Place.current().dialect()), clock);
				TestWorker worker = TestWorker.on(sandbox, clock).start()) {
			Random random = new Random(seed);
			sandbox.account().putAll(IntStream.range(0, 20).mapToObj((i) -> expired(i, clock.instant())));
			for (int round = 0; round < 4; round++) {
				long run = worker.run(EXPIRE_ALL).run().id();
				clock.advance(Duration.ofDays(50));
				for (int i = 0; i < 3; i++) {
					sandbox.account()
						.change("gone%04d".formatted(random.nextInt(20)),
								(link) -> link.withStatus(Status.ENABLED).withUpdatedAt(clock.instant()));
				}
				clock.advance(Duration.ofDays(100));
				if (random.nextBoolean()) {
					worker.operator().undo(run, false, false, RunMode.RUN);
					clock.advance(Duration.ofDays(1));
				}
				if (housekeeping) {
					worker.run(Definitions.housekeeping());
				}
			}
			worker.run(Definitions.expire("\"rule\":{\"deleteAfter\":\"P30D\"}", "\"limits\":{\"maxPercent\":100}"));
			return sandbox.account().links().stream().map((link) -> link.id() + " " + link.status()).sorted().toList();
		}
	}

	private static SandboxLink expired(int number, Instant now) {
		String id = "gone%04d".formatted(number);
		return SandboxLink.enabled(id, now.minus(Duration.ofDays(90)), "NAME-" + id, "https://example.com/" + id)
			.withUserId("owner@example.com")
			.withExpiresAt(now.minus(Duration.ofDays(1)));
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void keepsWhatARestartNeeds() {
		bench.putExpired(600);
		bench.sandbox().faults().before((request) -> {
			if (request.is("shortlink_shortlink.update")) {
				bench.worker().operator().stopAll(Duration.ofSeconds(30));
			}
		});
		RunResult stopped = expire("");
		assertThat(stopped.run().status()).isEqualTo("STOPPED");
		bench.sandbox().faults().clear();
		bench.clock().advance(HALF_A_YEAR);
		assertThat(housekeeping().message()).startsWith("removed nothing of ")
			.endsWith("; 1 old run is neither complete nor abandoned");
		assertThat(bench.worker().operator().restart(stopped.run().id(), "kept for it").run().applied()).isEqualTo(600);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void keepsPlansUntilTheyAreAbandoned() {
		bench.putExpired(3);
		long plan = bench.worker().plan(Definitions.expire()).run().id();
		bench.clock().advance(HALF_A_YEAR);
		assertThat(housekeeping().message()).startsWith("removed nothing of ");
		bench.worker().operator().abandon(plan);
		assertThat(housekeeping().message()).startsWith("removed 1 run, 3 changes of ");
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void keepsWhatAnUndoUnderWayNeeds() {
		bench.putExpired(3);
		long run = expire("").run().id();
		RunResult undo = bench.worker().operator().undo(run, false, false, RunMode.PLAN);
		bench.clock().advance(HALF_A_YEAR);
		assertThat(rows("link_change", run)).isEqualTo(3);
		assertThat(housekeeping().message()).startsWith("removed nothing of ").doesNotContain("kept");
		assertThat(rows("link_change", run)).isEqualTo(3);
		bench.worker().operator().abandon(undo.run().id());
		assertThat(housekeeping().message()).contains("; kept 3 changes");
	}

	/** An undo that was asked for just before the removal was announced. */
	@TestAt({ GUIDE, POSTGRESQL })
	void undoThatBeginsAfterTheAnnouncementFails() {
		bench.putExpired(3);
		long run = expire("").run().id();
		bench.worker().bean(ClosedRuns.class).announceRemoval(run);
		RunResult undo = bench.worker().run(undoOf(run));
		assertThat(undo.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(undo.message()).contains("is so old that housekeeping removes what it did");
		assertThat(bench.link("gone0000").status()).isEqualTo(Status.DISABLED);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void undoThatBeganBeforeTheAnnouncementContinues() {
		bench.putExpired(3);
		long run = expire("\"action\":\"disable\"").run().id();
		RunResult undo = bench.worker().plan(undoOf(run));
		bench.worker().bean(ClosedRuns.class).announceRemoval(run);
		bench.clock().advance(HALF_A_YEAR);
		assertThat(housekeeping().message()).startsWith("removed nothing of ");
		assertThat(bench.worker().bean(Runs.class).get(run).removalAnnouncedAt()).isNull();
		assertThat(bench.worker().queries().find(undo.run().id()).orElseThrow().notSent()).isEqualTo(3);
	}

	private static JobDefinition undoOf(long run) {
		return JobDefinition.undo("expire-links", "default", new UndoSettings(run, false, false));
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void removesInputRowsAndFiles() throws IOException {
		Files.writeString(bench.folder().resolve("links.csv"),
				"systemName,fullUrl\nNAME-1,https://example.com/1\nNAME-2,nowhere\n");
		long run = bench.worker().run(Definitions.imported("links.csv")).run().id();
		assertThat(rows("input_row", run)).isEqualTo(1);
		assertThat(rows("run_file", run)).isPositive();
		bench.clock().advance(HALF_A_YEAR);
		assertThat(housekeeping().message()).startsWith("removed 1 change, 1 input row, 1 file of ");
		assertThat(
				rows("input_row", run) + rows("run_file", run) + rows("link_change", run) + rows("changed_link", run))
			.isZero();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void removesSnapshotsThatClosedRunsLeft() {
		long run = expire("").run().id();
		bench.worker().bean(LinkSnapshot.class).write(run, 0, List.of(Links.link("link0001")));
		assertThat(housekeeping().message()).startsWith("removed 1 snapshot of ");
		assertThat(rows("link_snapshot")).isZero();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void planReportsWhatTheRunDoes() throws IOException {
		importARow();
		bench.putExpired(3);
		long undone = expire("").run().id();
		bench.worker().operator().undo(undone, false, false, RunMode.RUN);
		bench.clock().advance(Duration.ofDays(1));
		expire("");
		bench.clock().advance(HALF_A_YEAR);
		long changes = rows("link_change");
		RunResult plan = bench.worker().plan(Definitions.housekeeping());
		assertThat(plan.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(rows("link_change")).isEqualTo(changes);
		String told = housekeeping().message();
		assertThat(told).contains("changes", "1 file", "kept 3 changes");
		assertThat(plan.message())
			.isEqualTo(told.replace("removed ", "planned: would remove ") + "; `run housekeeping` does it");
	}

	private static void importARow() throws IOException {
		Files.writeString(bench.folder().resolve("links.csv"), "systemName,fullUrl\nNAME-2,nowhere\n");
		bench.worker().run(Definitions.imported("links.csv"));
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void planShowsWhatWillBeRemovedOneDay() {
		bench.putExpired(3);
		expire("\"action\":\"delete\"");
		RunResult plan = bench.worker()
			.operator()
			.start(new StartRequest(Definitions.housekeeping(), RunMode.PLAN, Instant.parse("2027-01-01T00:00:00Z")));
		assertThat(plan.message())
			.isEqualTo("planned: would remove 3 changes of before 2026-07-05T00:00:00Z; `run housekeeping` does it");
		assertThat(rows("link_change")).isEqualTo(3);
	}

	@Test
	void worksWithoutTheApi() {
		bench.putExpired(3);
		expire("\"action\":\"delete\"");
		bench.clock().advance(HALF_A_YEAR);
		bench.sandbox().requests().clear();
		bench.sandbox().faults().failBefore(1);
		assertThat(housekeeping().message()).startsWith("removed 3 changes of ");
		assertThat(bench.sandbox().requests().received()).isEmpty();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void clearsTablesThatOthersBring() {
		List<Instant> asked = new ArrayList<>();
		ExpiringRows notes = new ExpiringRows() {
			private int left = 1234;

			@Override
			public long countBefore(Instant before) {
				return this.left;
			}

			@Override
			public int removeBefore(Instant before, int limit) {
				asked.add(before);
				int removed = Math.min(this.left, limit);
				this.left -= removed;
				return removed;
			}
		};
		try (TestWorker worker = TestWorker.on(bench.sandbox(), bench.clock())
			.bean(ExpiringRows.class, notes)
			.start()) {
			assertThat(worker.plan(Definitions.housekeeping()).message()).contains("would remove 1234 other rows of");
			assertThat(worker.run(Definitions.housekeeping()).message()).startsWith("removed 1234 other rows of");
			assertThat(asked).hasSize(3).containsOnly(Instant.parse("2025-12-03T04:15:00Z"));
		}
	}

}
