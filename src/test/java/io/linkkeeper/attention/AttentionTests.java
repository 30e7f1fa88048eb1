package io.linkkeeper.attention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.TestAt;
import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Verdict;
import io.linkkeeper.schedule.file.AcceptedFiles;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.JobPauses;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import io.linkkeeper.sql.SqlTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What needs a person, by what stands in the database and the folder of definitions.
 */
@TestAt({ GUIDE, POSTGRESQL })
class AttentionTests {

	private static final String NIGHTLY = """
			name: nightly
			type: expire
			accounts: [main]
			schedule: { cron: "0 15 4 * * ?", zone: Europe/Berlin }
			""";

	@TempDir
	private Path jobs;

	private final TestLedger ledger = new TestLedger();

	private final ScheduledFirings firings = new ScheduledFirings(this.ledger.jdbc(), this.ledger.clock());

	private final JobPauses pauses = new JobPauses(this.ledger.jdbc(), this.ledger.clock());

	private final AcceptedFiles files = new AcceptedFiles(this.ledger.jdbc());

	private Standing look() {
		return new Attention(new OpenRuns(this.ledger.jdbc(), this.ledger.queries(), this.ledger.clock()),
				new StartTimes(new DefinitionFolder(this.jobs), this.files, this.firings, this.pauses,
						this.ledger.clock()),
				new UndeliveredNotices(this.ledger.jdbc(), this.ledger.clock()))
			.look();
	}

	private List<String> matters() {
		return look().matters()
			.stream()
			.map((matter) -> "%s %s".formatted(matter.kind().label(), matter.run()))
			.toList();
	}

	private Run ended(String job, int exitCode) {
		Run run = this.ledger.newRun(job, TestLedger.ACCOUNT);
		this.ledger.ends().record(run.id(), exitCode, "so it ended", TestLedger.NO_CHANGES);
		return run;
	}

	private Run waiting(Verdict verdict, int exitCode) {
		Run run = this.ledger.plan(3);
		this.ledger.runs().decide(run.id(), new GuardDecision(verdict, "why", 3, null, TestLedger.NOW));
		this.ledger.ends().record(run.id(), exitCode, "so it ended", TestLedger.NO_CHANGES);
		return run;
	}

	private void set(Run run, String assignment) {
		this.ledger.jdbc().sql("update run set %s where id = ?".formatted(assignment)).param(run.id()).update();
	}

	private void abandon(Run run) {
		this.ledger.jdbc()
			.sql("insert into batch_job_instance (job_instance_id, version, job_name, job_key) values (?, 0, 'x', ?)")
			.params(run.id(), "key" + run.id())
			.update();
		this.ledger.jdbc()
			.sql("insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)"
					+ " values (?, 0, ?, current_timestamp, 'ABANDONED')")
			.params(run.id(), run.id())
			.update();
		set(run, "job_instance_id = id");
	}

	@Test
	void nothingNeedsSomebodyWhenAllIsWell() throws IOException {
		Files.writeString(this.jobs.resolve("nightly.yml"), NIGHTLY);
		ended("nightly", 0);
		ended("other", 3);
		assertThat(look().matters()).isEmpty();
		assertThat(look().running()).isEmpty();
	}

	@Test
	void findsPlansThatWait() {
		Run run = waiting(Verdict.PLANNED, 0);
		assertThat(look().matters())
			.containsExactly(new Matter(MatterKind.PLANNED, "expire-links", run.id(), TestLedger.NOW,
					"The plan of run %d of expire-links, 3 changes, waits for an approval.".formatted(run.id()),
					"apply " + run.id()));
		set(run, "approved_at = ended_at");
		assertThat(matters()).isEmpty();
	}

	@Test
	void findsTheNewestGuardStopOfEachJob() {
		waiting(Verdict.GUARD, 4);
		Run newer = waiting(Verdict.GUARD, 4);
		Run other = waiting(Verdict.GUARD, 4);
		set(other, "job = 'other'");
		assertThat(matters()).containsExactly("guarded " + other.id(), "guarded " + newer.id());
	}

	@Test
	void leavesOutWhatWasReplacedOrAbandonedOrIsOld() {
		Run replaced = waiting(Verdict.PLANNED, 0);
		set(replaced, "superseded_by = id");
		abandon(waiting(Verdict.PLANNED, 0));
		abandon(ended("failing", 1));
		waiting(Verdict.PLANNED, 0);
		ended("failing too", 1);
		this.ledger.clock().advance(OpenRuns.AGE.plusSeconds(1));
		assertThat(matters()).isEmpty();
	}

	@Test
	void findsFailuresWithoutALaterSuccessOfTheSameJobOnTheSameAccount() {
		ended("repaired", 1);
		ended("repaired", 0);
		ended("broken", 0);
		ended("broken", 1);
		Run last = ended("broken", 2);
		Run planned = ended("planned since", 1);
		set(ended("planned since", 0), "mode = 'PLAN'");
		assertThat(matters()).containsExactly("failed " + planned.id(), "failed " + last.id());
		set(ended("broken", 0), "account = 'elsewhere'");
		assertThat(matters()).hasSize(2);
	}

	@Test
	void findsInterruptedRunsWithAndWithoutAnEnd() {
		Run recovered = ended("one", 1);
		set(recovered, "interrupted = true");
		Run dead = this.ledger.newRun();
		assertThat(matters()).containsExactly("interrupted " + dead.id(), "interrupted " + recovered.id());
	}

	@Test
	void findsUnknownOutcomesFirst() {
		Run failed = ended("one", 1);
		Run run = ended("two", 0);
		set(run, "unknown = 2");
		assertThat(matters()).containsExactly("unknown " + run.id(), "failed " + failed.id());
	}

	@Test
	void findsTheLastStartWhenItDidNotTakePlace() throws IOException {
		Files.writeString(this.jobs.resolve("nightly.yml"), NIGHTLY);
		Instant missed = TestLedger.NOW.minus(Duration.ofHours(30));
		this.firings.record(new ScheduledFiring("nightly", "main", missed, FiringOutcome.MISSED, null, "too late"));
		assertThat(look().matters()).containsExactly(new Matter(MatterKind.START, "nightly", null, missed,
				"The last start of nightly on main was missed: too late", "run nightly"));
		long run = ended("nightly", 0).id();
		this.firings
			.record(new ScheduledFiring("nightly", "main", missed.plusSeconds(60), FiringOutcome.RUN, run, null));
		assertThat(look().matters()).isEmpty();
	}

	@Test
	void findsDefinitionsThatCannotBeReadOrAreHeldBack() throws IOException {
		Path file = this.jobs.resolve("nightly.yml");
		this.files.accept(file, "nightly", NIGHTLY);
		String cutOff = NIGHTLY.substring(0, NIGHTLY.indexOf("schedule"));
		Files.writeString(file, cutOff);
		this.files.accept(file, "nightly", cutOff);
		Files.writeString(this.jobs.resolve("broken.yml"), "name: broken\nlimit: 1\ntyp: x\n");
		assertThat(look().matters()).extracting(Matter::next).containsExactly("resume nightly", "validate");
		assertThat(look().matters()).extracting(Matter::text)
			.satisfiesExactly((text) -> assertThat(text).contains("nightly.yml is held back"),
					(text) -> assertThat(text).contains("broken.yml:"));
	}

	@Test
	void fileThatIsWholeAgainIsNotHeldBack() throws IOException {
		Path file = this.jobs.resolve("nightly.yml");
		this.files.accept(file, "nightly", NIGHTLY);
		assertThat(this.files.accept(file, "nightly", "name: nightly")).isFalse();
		Files.writeString(file, NIGHTLY);
		assertThat(look().matters()).hasSize(1);
		assertThat(this.files.accept(file, "nightly", NIGHTLY)).isTrue();
		assertThat(look().matters()).isEmpty();
		assertThat(this.files.acceptHeldBack("nightly")).isFalse();
	}

	@Test
	void folderThatIsGoneIsAMatter() throws IOException {
		Files.delete(this.jobs);
		assertThat(look().matters()).singleElement()
			.satisfies((matter) -> assertThat(matter.text()).contains("there is no such folder"));
		Files.createDirectory(this.jobs);
	}

	@Test
	void findsNoticesThatCannotBeDelivered() {
		notice("WAITING", null);
		notice("DELIVERED", null);
		assertThat(look().matters()).isEmpty();
		notice("WAITING", "connection refused");
		notice("GIVEN_UP", "no such host");
		assertThat(look().matters()).extracting(Matter::text)
			.containsExactly("2 notices by mail cannot be delivered: connection refused",
					"1 notice by mail given up: no such host");
	}

	private void notice(String state, String error) {
		this.ledger.jdbc()
			.sql("""
					insert into notification (notification_key, kind, job, account, happened_at, text, channel, recipient,
						state, next_attempt_at, error)
					values ('key', 'NOTICE', 'nightly', 'main', :now, 'text', 'MAIL', 'ops@example.com', :state, :now, :error)
					""")
			.param("now", SqlTime.of(TestLedger.NOW))
			.param("state", state)
			.param("error", error)
			.update();
	}

	@Test
	void tellsWhatStartsWithinADay() throws IOException {
		Files.writeString(this.jobs.resolve("nightly.yml"), NIGHTLY);
		Files.writeString(this.jobs.resolve("often.yml"),
				"name: often\ntype: expire\naccounts: [main]\nschedule: { cron: \"0 0/5 * * * ?\" }\n");
		Files.writeString(this.jobs.resolve("yearly.yml"),
				"name: yearly\ntype: expire\naccounts: [main]\nschedule: { cron: \"0 0 4 1 1 ?\" }\n");
		this.pauses.add("nightly", "holidays");
		List<NextStart> next = look().next();
		assertThat(next).extracting(NextStart::job).containsExactly("often", "nightly");
		assertThat(next).extracting(NextStart::more).containsExactly(NextStart.MOST, 0);
		assertThat(next).extracting(NextStart::paused).containsExactly(null, "holidays");
		assertThat(next.get(1).at().toLocalTime()).hasToString("04:15");
		assertThat(look().zone("nightly")).hasToString("Europe/Berlin");
		assertThat(look().zone("unknown")).hasToString("Z");
	}

}
