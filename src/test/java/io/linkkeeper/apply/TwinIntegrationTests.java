package io.linkkeeper.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.OLD;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Adds without an answer that take effect after they were sent again, so that the account
 * has two links of one row.
 */
class TwinIntegrationTests {

	@RegisterExtension
	static final Bench bench = new Bench();

	private static final String ADD = "shortlink_shortlink.add";

	private static final String LATE = "late0001";

	private final AtomicInteger adds = new AtomicInteger();

	private final AtomicBoolean late = new AtomicBoolean();

	private volatile @Nullable Instant second;

	@BeforeEach
	void writeFile() throws IOException {
		Files.writeString(bench.folder().resolve("links.csv"), """
				systemName,fullUrl
				NEW-1,https://example.com/n1
				""");
	}

	/**
	 * Loses the first add, and has it take effect some time after the second one did.
	 */
	private void loseFirstAdd(Duration delay, Runnable afterSecond) {
		bench.sandbox().faults().before((request) -> {
			if (request.is(ADD) && this.adds.incrementAndGet() == 1) {
				throw new IllegalStateException("no answer");
			}
		});
		bench.sandbox().faults().after((request) -> {
			if (request.is(ADD) && this.adds.get() == 2) {
				this.second = bench.clock().instant();
				afterSecond.run();
			}
			@Nullable Instant made = this.second;
			if (made != null && !bench.clock().instant().isBefore(made.plus(delay)) && !this.late.getAndSet(true)) {
				putTwin(made.plus(delay));
			}
		});
	}

	private void putTwin(Instant at) {
		SandboxLink made = bench.links().get(0);
		bench.put(SandboxLink.enabled(LATE, at, "NEW-1", "https://example.com/n1")
			.withUniqueId(made.uniqueId())
			.withUserId(made.userId()));
	}

	private RunResult run() {
		return bench.worker().run(Definitions.imported("links.csv"));
	}

	private static List<String> enabled() {
		return bench.links().stream().filter((link) -> link.status() == Status.ENABLED).map(SandboxLink::id).toList();
	}

	private static void assertOnlyOwnIsEnabled(RunResult run) {
		List<ChangeRow> changes = bench.worker().changes(run.run().id());
		assertThat(changes).hasSize(2).allSatisfy((row) -> assertThat(row.state()).isEqualTo(ChangeState.APPLIED));
		assertThat(enabled()).containsExactly(changes.get(0).linkId());
		assertThat(bench.links()).hasSize(2);
		assertThat(changes.get(0).error()).contains("once more, as " + LATE);
		assertThat(changes.get(1).linkId()).isEqualTo(LATE);
		assertThat(changes.get(1).reason()).contains("besides " + changes.get(0).linkId());
		assertThat(run.run().planned()).isEqualTo(2);
		assertThat(run.run().applied()).isEqualTo(2);
		assertThat(run.run().scanned()).isEqualTo(2);
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void isDisabledAndTold() throws IOException {
		loseFirstAdd(Duration.ZERO, () -> {
		});
		RunResult run = run();
		assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.DONE);
		assertThat(run.message()).contains("2 of 2 changes applied: 1 added, 0 changed, 1 disabled",
				"links made twice, as requests went unanswered: 1");
		assertOnlyOwnIsEnabled(run);
		assertThat(Files.readString(bench.worker().bean(Folders.class).resultsOf(run.run().id()).resolve("result.csv")))
			.contains("once more, as " + LATE);
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void isAwaitedForTheSettleTime() {
		loseFirstAdd(ApplySettings.SETTLE.minusSeconds(5), () -> {
		});
		RunResult run = run();
		assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.DONE);
		assertOnlyOwnIsEnabled(run);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void isLookedForByTheNextExecutionAfterAStop() {
		loseFirstAdd(Duration.ZERO, () -> {
			long run = bench.worker().queries().list(null, 1).get(0).id();
			bench.worker().operator().stop(run, Duration.ofSeconds(10));
		});
		RunResult stopped = run();
		assertThat(stopped.exitCode()).as(stopped.message()).isEqualTo(ExitCode.STOPPED);
		assertThat(enabled()).hasSize(2);
		RunResult run = bench.worker().operator().restart(stopped.run().id());
		assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.DONE);
		assertOnlyOwnIsEnabled(run);
	}

	@Test
	void staysWhenItIsProtected() {
		loseFirstAdd(Duration.ZERO, () -> {
		});
		RunResult run = bench.worker().run(JobDefinition.fromJson("""
				{"name":"import-links","type":"import","rule":{"file":"links.csv"},
				"select":{"protect":{"id":["%s"]}}}
				""".formatted(LATE)));
		assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.PARTLY);
		assertThat(enabled()).hasSize(2);
		assertThat(bench.worker().changes(run.run().id()).get(1).error()).contains("protected");
	}

	@Test
	void staysWhenSomeoneDisabledTheOther() {
		loseFirstAdd(Duration.ofSeconds(1), () -> {
		});
		bench.sandbox().faults().before((request) -> {
			if (this.late.get()) {
				bench.links()
					.stream()
					.filter((link) -> !link.id().equals(LATE))
					.forEach((link) -> bench.sandbox()
						.account()
						.change(link.id(), (own) -> own.withStatus(Status.DISABLED)));
			}
		});
		RunResult run = run();
		assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.PARTLY);
		assertThat(enabled()).containsExactly(LATE);
	}

	/** The second add is refused, as the first has taken effect right before it. */
	@TestAt({ GUIDE, SERVER })
	void isNotMadeWhereTheUniqueIdIsTaken() {
		bench.sandbox().faults().before((request) -> {
			int number = request.is(ADD) ? this.adds.incrementAndGet() : 0;
			if (number == 2) {
				bench.put(SandboxLink.enabled(LATE, bench.clock().instant(), "NEW-1", "https://example.com/n1")
					.withUniqueId(request.parameters().get("shortLink[uniqueId]")));
			}
			else if (number == 1) {
				throw new IllegalStateException("no answer");
			}
		});
		RunResult run = run();
		assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.DONE);
		assertThat(enabled()).containsExactly(LATE);
		assertThat(bench.worker().changes(run.run().id())).singleElement()
			.satisfies((row) -> assertThat(row.linkId()).isEqualTo(LATE))
			.satisfies((row) -> assertThat(row.state()).isEqualTo(ChangeState.APPLIED));
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void staysDisabledWhenItsRunIsUndone() {
		loseFirstAdd(Duration.ZERO, () -> {
		});
		long run = run().run().id();
		RunResult undo = bench.worker().operator().undo(run, false, false, RunMode.RUN);
		assertThat(undo.exitCode()).as(undo.message()).isEqualTo(ExitCode.DONE);
		assertThat(enabled()).isEmpty();
		RunResult again = bench.worker().operator().undo(undo.run().id(), false, false, RunMode.RUN);
		assertThat(again.exitCode()).as(again.message()).isEqualTo(ExitCode.DONE);
		assertThat(enabled()).hasSize(1).doesNotContain(LATE);
	}

	@Test
	void isDeletedWithWhatItsRunAdded() {
		loseFirstAdd(Duration.ZERO, () -> {
		});
		long run = run().run().id();
		RunResult undo = bench.worker().operator().undo(run, true, false, RunMode.RUN);
		assertThat(undo.exitCode()).as(undo.message()).isEqualTo(ExitCode.DONE);
		assertThat(bench.links()).isEmpty();
	}

	private long stoppedBeforeTheLook() {
		loseFirstAdd(Duration.ZERO, () -> {
			long run = bench.worker().queries().list(null, 1).get(0).id();
			bench.worker().operator().stop(run, Duration.ofSeconds(10));
		});
		RunResult stopped = run();
		assertThat(stopped.exitCode()).as(stopped.message()).isEqualTo(ExitCode.STOPPED);
		assertThat(enabled()).hasSize(2);
		return stopped.run().id();
	}

	@TestAt({ GUIDE, OLD, POSTGRESQL })
	void isToldWhenItsRunIsAbandoned() {
		long run = stoppedBeforeTheLook();
		RunResult abandoned = bench.worker().operator().abandon(run);
		assertThat(abandoned.exitCode()).as(abandoned.message()).isEqualTo(ExitCode.DONE);
		assertThat(abandoned.message()).contains("1 links may have been added twice", "`undo " + run);
		assertThat(enabled()).hasSize(2);
		assertThat(bench.worker().changes(run).get(0).error()).contains("once more, as " + LATE);
		RunResult undo = bench.worker().operator().undo(run, false, false, RunMode.RUN);
		assertThat(undo.exitCode()).as(undo.message()).isEqualTo(ExitCode.DONE);
		assertThat(enabled()).isEmpty();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void isDisabledWhenItsRunIsUndoneBeforeItHasLooked() {
		long run = stoppedBeforeTheLook();
		RunResult undo = bench.worker().operator().undo(run, false, false, RunMode.RUN);
		assertThat(undo.exitCode()).as(undo.message()).isEqualTo(ExitCode.DONE);
		assertThat(undo.run().applied()).isEqualTo(2);
		assertThat(enabled()).isEmpty();
	}

	@Test
	void isLeftAloneByTheUndoWhenSomeoneChangedIt() {
		long run = stoppedBeforeTheLook();
		bench.worker().operator().abandon(run);
		bench.sandbox().account().change(LATE, (link) -> link.withFullUrl("https://example.com/other"));
		RunResult undo = bench.worker().operator().undo(run, false, false, RunMode.RUN);
		assertThat(undo.exitCode()).as(undo.message()).isEqualTo(ExitCode.PARTLY);
		assertThat(enabled()).containsExactly(LATE);
	}

	@Test
	void isNoReasonToWaitWhereNothingWasSentTwice() {
		Instant begun = bench.clock().instant();
		assertThat(run().run().applied()).isEqualTo(1);
		assertThat(bench.clock().instant()).isEqualTo(begun);
	}

}
