package io.linkkeeper.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.Place;
import io.linkkeeper.Rounds;
import io.linkkeeper.TestAt;
import io.linkkeeper.history.RejectRow;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.OLD;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Undoing real runs against the sandbox.
 */
class UndoIntegrationTests {

	private static final int ROUNDS = 6;

	@RegisterExtension
	static final Bench bench = new Bench();

	private static RunResult expire(String... rule) {
		return bench.worker()
			.run(Definitions.expire("\"rule\":{" + String.join(",", rule) + "}", "\"limits\":{\"maxPercent\":100}"));
	}

	private static RunResult undo(long run) {
		return bench.worker().operator().undo(run, false, false, RunMode.RUN);
	}

	private static List<SandboxLink> links() {
		return bench.sandbox().account().links().stream().filter((link) -> link.status() != Status.DELETED).toList();
	}

	private static List<String> states() {
		return links().stream()
			.map((link) -> "%s %s %s %s %s".formatted(link.id(), link.status(), link.expiresAt(), link.userId(),
					link.fullUrl()))
			.toList();
	}

	private static List<RejectRow> rejects(long run) {
		List<RejectRow> rejects = new ArrayList<>();
		bench.worker().queries().rejects(run, rejects::add);
		return rejects;
	}

	private static void expectAccounted(RunSummary run) {
		assertThat(run.scanned()).isEqualTo(run.planned() + run.unchanged() + rejects(run.id()).size());
		assertThat(run.planned()).isEqualTo(run.applied() + run.stale() + run.failed() + run.unknown() + run.notSent());
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void enablesAgainWhatARunDisabled() {
		bench.putExpired(600);
		List<String> before = states();
		RunResult run = expire();
		List<String> after = states();
		assertThat(after).isNotEqualTo(before);
		RunResult undo = undo(run.run().id());
		assertThat(undo.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(undo.run().applied()).isEqualTo(600);
		assertThat(states()).isEqualTo(before);
		assertThat(undo(undo.run().id()).run().applied()).isEqualTo(600);
		assertThat(states()).isEqualTo(after);
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void doesNothingTheSecondTime() {
		bench.putExpired(3);
		long run = expire().run().id();
		undo(run);
		long writes = bench.writesReceived();
		RunResult again = undo(run);
		assertThat(again.run().unchanged()).isEqualTo(3);
		assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(bench.writesReceived()).isEqualTo(writes);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void planOfAnUndoWritesNothing() {
		bench.putExpired(3);
		long run = expire().run().id();
		long writes = bench.writesReceived();
		RunResult plan = bench.worker().operator().undo(run, false, false, RunMode.PLAN);
		assertThat(bench.writesReceived()).isEqualTo(writes);
		assertThat(bench.worker().operator().apply(plan.run().id(), Approval.PLAIN).run().applied()).isEqualTo(3);
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void namesWhatWasDeletedAndBringsItBackUnderNewIdsOnRequest() {
		bench.putExpired(3);
		long run = expire("\"action\":\"delete\"").run().id();
		RunResult undo = undo(run);
		assertThat(undo.exitCode()).isEqualTo(ExitCode.PARTLY);
		assertThat(rejects(undo.run().id())).hasSize(3)
			.allSatisfy((reject) -> assertThat(reject.text()).contains("\"id\":\"gone0"));
		RunResult recreated = bench.worker().operator().undo(run, false, true, RunMode.RUN);
		assertThat(recreated.run().applied()).isEqualTo(3);
		assertThat(links()).filteredOn((link) -> "NAME-gone0001".equals(link.systemName())).hasSize(1);
	}

	private static long recreate() {
		bench.putExpired(3);
		long run = expire("\"action\":\"delete\"").run().id();
		return bench.worker().operator().undo(run, false, true, RunMode.RUN).run().id();
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void disablesWhatWasAdded() {
		assertThat(undo(recreate()).run().applied()).isEqualTo(3);
		assertThat(links()).filteredOn((link) -> link.status() == Status.DISABLED).hasSize(3);
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void deletesWhatWasAddedOnRequest() {
		RunResult undo = bench.worker().operator().undo(recreate(), true, false, RunMode.RUN);
		assertThat(undo.run().applied()).isEqualTo(3);
		assertThat(links()).hasSize(30);
	}

	@Test
	void refusesARunThatDoesNotExist() {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> undo(4711))
			.withMessageContaining("There is no run 4711");
	}

	/**
	 * Random accounts with concurrent changes between the run and its undo: every
	 * unchanged link is restored, every other one is kept.
	 */
	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void restoresExactlyTheUnchangedLinks() {
		Rounds.of(ROUNDS, "Random undos").each((seed) -> {
			Random random = new Random(seed);
			bench.emptyAccount();
			int links = 1 + random.nextInt(40);
			bench.putExpired(links);
			long run = expire().run().id();
			bench.clock().advance(Duration.ofSeconds(5));
			int touched = touchSome(random);
			RunResult undo = undo(run);
			assertThat(undo.run().applied()).isEqualTo(links - touched);
			assertThat(rejects(undo.run().id())).hasSize(touched);
			expectAccounted(undo.run());
			assertThat(links()).filteredOn((link) -> link.status() == Status.DISABLED)
				.hasSize(touched)
				.allMatch((link) -> "touched".equals(link.name()));
		});
	}

	private static int touchSome(Random random) {
		int touched = 0;
		for (SandboxLink link : links()) {
			if (link.status() == Status.DISABLED && random.nextInt(4) == 0) {
				bench.put(link.withName("touched"));
				touched++;
			}
		}
		return touched;
	}

	/** The survivor has the name of the links to recreate. */
	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void bringsBackDoublesThatWereDeleted() {
		for (String id : List.of("dbl00001", "dbl00002", "dbl00003")) {
			bench.put(bench.newLink(id, null).withSystemName("TALK"));
		}
		long run = bench.worker()
			.run(Definitions.dedup("\"rule\":{\"action\":\"delete\"}", "\"limits\":{\"maxPercent\":100}"))
			.run()
			.id();
		assertThat(talks()).hasSize(1);
		RunResult recreated = bench.worker().operator().undo(run, false, true, RunMode.RUN);
		if (Place.current().dialect() == Dialect.OLD) {
			assertThat(rejects(recreated.run().id())).hasSize(2)
				.allSatisfy((reject) -> assertThat(reject.reason()).contains("another link has its systemName"));
			return;
		}
		assertThat(recreated.run().applied()).isEqualTo(2);
		assertThat(talks()).hasSize(3);
		RunResult again = bench.worker().operator().undo(run, false, true, RunMode.RUN);
		assertThat(again.run().alreadySo()).isEqualTo(2);
		assertThat(talks()).hasSize(3);
	}

	private static List<SandboxLink> talks() {
		return links().stream().filter((link) -> "TALK".equals(link.systemName())).toList();
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void listsWhatOnlySupportCanBringBack() throws IOException {
		bench.putExpired(3);
		long run = expire("\"action\":\"delete\"").run().id();
		Path list = bench.folder().resolve("results/run-" + undo(run).run().id() + "/deleted.txt");
		assertThat(Files.readAllLines(list)).containsExactlyInAnyOrder("gone0000", "gone0001", "gone0002");
	}

	@Test
	void listsNothingWhereNothingWasDeleted() {
		bench.putExpired(3);
		long undo = undo(expire().run().id()).run().id();
		assertThat(bench.folder().resolve("results/run-" + undo + "/deleted.txt")).doesNotExist();
	}

}
