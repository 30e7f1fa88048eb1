package io.linkkeeper.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.Definitions;
import io.linkkeeper.MortalDataSource;
import io.linkkeeper.MortalDataSource.Moment;
import io.linkkeeper.Place;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestAt;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.fault.FaultKind;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.OLD;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the operator's commands do right after a process died while it sent changes.
 */
@Tag("process")
class KilledRunIntegrationTests {

	private static final int LINKS = 6;

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	private final TestDatabase database = TestDatabase.create();

	private final SandboxServer sandbox = SandboxServer
		.start(SandboxOptions.defaults().withDialect(Place.current().dialect()), this.clock);

	private final Path folder;

	private final TestWorker next;

	KilledRunIntegrationTests(@TempDir Path folder) {
		this.folder = folder;
		this.next = worker(new MortalDataSource(this.database));
	}

	@BeforeEach
	void putLinks() {
		IntStream.range(0, LINKS)
			.forEach((i) -> this.sandbox.account()
				.put(SandboxLink
					.enabled("gone" + i, this.clock.instant().minus(Duration.ofDays(90)), "NAME-" + i,
							"https://example.com/" + i)
					.withExpiresAt(this.clock.instant().minus(Duration.ofDays(1)))));
	}

	@AfterEach
	void close() {
		this.next.close();
		this.sandbox.close();
	}

	private TestWorker worker(MortalDataSource mortal) {
		return TestWorker.on(this.sandbox, this.clock)
			.dataSource(mortal)
			.property("linkkeeper.files", this.folder)
			.property("linkkeeper.results", this.folder.resolve("results"))
			.property("linkkeeper.claim-size", 2)
			.property("linkkeeper.calls-per-request", 1)
			.property("linkkeeper.requests-at-a-time", 1)
			.start();
	}

	/**
	 * Dies when the outcomes of its second claim are to be recorded, with the third
	 * claimed.
	 * @return the run
	 */
	private long killed(JobDefinition definition, String write) {
		MortalDataSource mortal = new MortalDataSource(this.database);
		int[] writes = { 0 };
		this.sandbox.faults().after((request) -> {
			if (request.is(write) && ++writes[0] == 3) {
				mortal.dieAt(1, Moment.BEFORE);
			}
		});
		try (TestWorker dying = worker(mortal)) {
			dying.run(definition);
		}
		catch (RuntimeException ex) {
			assertThat(mortal.isDead()).as("died for another reason: %s", ex).isTrue();
		}
		this.sandbox.faults().clear();
		this.clock.advance(Duration.ofMinutes(2));
		long run = this.next.queries().list(null, 1).get(0).id();
		assertThat(this.next.queries().find(run).orElseThrow().unknown()).isPositive();
		return run;
	}

	private long killedExpiry() {
		return killed(Definitions.expire("\"limits\":{\"maxPercent\":100}"), "shortlink_shortlink.update");
	}

	private long disabled() {
		return this.sandbox.account().links().stream().filter((link) -> link.status() == Status.DISABLED).count();
	}

	private void expectRefusal(Runnable operation, String... words) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(operation::run)
			.satisfies((ex) -> assertThat(ex).message().contains(words));
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void stopAndApplyNameWhatHelps() {
		long run = killedExpiry();
		String[] help = { "its process died", "`restart %d`".formatted(run), "`abandon %d`".formatted(run) };
		expectRefusal(() -> this.next.operator().stop(run, Duration.ZERO), help);
		expectRefusal(() -> this.next.operator().apply(run, Approval.PLAIN), help);
		assertThat(this.next.operator().restart(run).run().applied()).isEqualTo(LINKS);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void abandonFindsOutWhatWasDone() {
		long run = killedExpiry();
		long done = disabled();
		assertThat(done).isBetween(1L, LINKS - 1L);
		RunResult abandoned = this.next.operator().abandon(run);
		assertThat(abandoned.message())
			.isEqualTo("abandoned; %d of %d changes were not sent and stay unsent".formatted(LINKS - done, LINKS));
		assertThat(this.next.queries().show(run).orElseThrow().message()).isEqualTo(abandoned.message());
		assertThat(abandoned.run().status()).isEqualTo("ABANDONED");
		assertThat(abandoned.run().unknown()).isZero();
		assertThat(abandoned.run().applied()).isEqualTo(done);
		assertThat(abandoned.run().notSent()).isEqualTo(LINKS - done);
		expectRefusal(() -> this.next.operator().restart(run), "is abandoned", "`plan expire-links`");
		assertThat(this.next.operator().undo(run, false, false, RunMode.RUN).run().applied()).isEqualTo(done);
		assertThat(disabled()).isZero();
	}

	@TestAt({ GUIDE, OLD })
	void abandonFindsOutWhatWasAdded() throws IOException {
		Files.writeString(this.folder.resolve("links.csv"), """
				systemName,fullUrl
				NEW-1,https://example.com/n1
				NEW-2,https://example.com/n2
				NEW-3,https://example.com/n3
				NEW-4,https://example.com/n4
				NEW-5,https://example.com/n5
				NEW-6,https://example.com/n6
				""");
		long run = killed(Definitions.imported("links.csv"), "shortlink_shortlink.add");
		long added = this.sandbox.account().links().size() - LINKS;
		RunSummary abandoned = this.next.operator().abandon(run).run();
		assertThat(abandoned.unknown()).isZero();
		assertThat(abandoned.applied()).isEqualTo(added).isBetween(1L, 5L);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void abandonIsRefusedWhileNothingCanBeReadBack() {
		long run = killedExpiry();
		this.sandbox.faults().failBefore(1, FaultKind.UNAVAILABLE);
		expectRefusal(() -> this.next.operator().abandon(run), "whose outcome is unknown", "could not be read back",
				"`restart %d`".formatted(run));
		assertThat(this.next.queries().find(run).orElseThrow().status()).isEqualTo("FAILED");
		this.sandbox.faults().clear();
		assertThat(this.next.operator().restart(run).run().applied()).isEqualTo(LINKS);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void undoFindsOutFirstWhatWasDone() {
		long run = killedExpiry();
		long done = disabled();
		RunResult undo = this.next.operator().undo(run, false, false, RunMode.RUN);
		assertThat(undo.run().applied()).isEqualTo(done);
		assertThat(undo.run().rejected()).isZero();
		assertThat(disabled()).isZero();
		assertThat(this.next.queries().find(run).orElseThrow().unknown()).isZero();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void undoReadsBackWhatWasAbandonedWithUnknownOutcome() {
		long run = killedExpiry();
		long done = disabled();
		this.next.operator().abandon(run);
		JdbcClient jdbc = this.next.bean(JdbcClient.class);
		jdbc.sql("update link_change set state = 'UNKNOWN' where run_id = ? and state in ('APPLIED', 'PLANNED')")
			.param(run)
			.update();
		assertThat(this.next.operator().undo(run, false, false, RunMode.RUN).run().applied()).isEqualTo(done);
		assertThat(disabled()).isZero();
		List<ChangeState> states = this.next.changes(run).stream().map(ChangeRow::state).distinct().toList();
		assertThat(states).containsOnly(ChangeState.APPLIED, ChangeState.PLANNED);
	}

	/** Spring Batch knows of the execution before the run does. */
	@TestAt({ GUIDE })
	void abandonEndsWhatDiedAtItsVeryBeginning() {
		MortalDataSource mortal = new MortalDataSource(this.database);
		try (TestWorker dying = worker(mortal)) {
			for (int commits = 1; commits <= 8; commits++) {
				mortal.revive();
				this.clock.advance(Duration.ofMinutes(2));
				mortal.dieAt(commits, Moment.AFTER);
				assertThatThrownBy(() -> dying.run(Definitions.expire())).isNotNull();
				abandonLast();
			}
		}
	}

	private void abandonLast() {
		long run = this.next.queries().list(null, 1).get(0).id();
		try {
			this.next.operator().abandon(run);
			assertThat(this.next.queries().find(run).orElseThrow().state()).isEqualTo(RunState.ABANDONED);
		}
		catch (RefusedException ex) {
			assertThat(ex).hasMessageContaining("never began");
		}
	}

}
