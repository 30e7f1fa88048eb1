package io.linkkeeper.notify.outbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.linkkeeper.Definitions;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.doctor.Doctor;
import io.linkkeeper.doctor.DoctorCheck;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Who is told what of runs, by real servers, and what happens when those are not there. A
 * worker that closes is a process that ends.
 */
@Tag("process")
class OutboxIntegrationTests {

	private final SettableClock clock = new SettableClock(NotifyBench.NOW);

	private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.defaults(), this.clock);

	private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

	private final TestWebhook webhook = new TestWebhook();

	private final TestDatabase database = TestDatabase.create();

	private int mailPort;

	/** A database in memory lives as long as someone is connected. */
	private TestWorker keeper;

	@BeforeEach
	void start() {
		this.mail.start();
		this.mailPort = this.mail.getSmtp().getPort();
		this.keeper = TestWorker.on(this.sandbox, this.clock).database(this.database).start();
		SandboxLink gone = SandboxLink
			.enabled("gone0001", NotifyBench.NOW.minus(Duration.ofDays(90)), "GONE", "https://example.com/gone")
			.withExpiresAt(NotifyBench.NOW.minus(Duration.ofDays(1)));
		this.sandbox.account().put(gone);
	}

	@AfterEach
	void stop() {
		this.keeper.close();
		this.sandbox.close();
		this.mail.stop();
		this.webhook.close();
	}

	private TestWorker worker() {
		return TestWorker.on(this.sandbox, this.clock)
			.database(this.database)
			.property("linkkeeper.notify.mail-host", "127.0.0.1")
			.property("linkkeeper.notify.mail-port", this.mailPort)
			.property("linkkeeper.notify.mail-security", "none")
			.property("linkkeeper.notify.mail-to", "ops@example.com")
			.property("linkkeeper.notify.webhook-url", this.webhook.url())
			.property("linkkeeper.notify.timeout", "PT20S")
			.start();
	}

	private RunResult run(JobDefinition definition) {
		try (TestWorker worker = worker()) {
			return worker.run(definition);
		}
	}

	private static JobDefinition failing() {
		return failing("no.csv");
	}

	private static JobDefinition failing(String file, String... parts) {
		return JobDefinition.fromJson("{\"name\":\"import-links\",\"type\":\"import\",\"rule\":{\"file\":\"" + file
				+ "\"}" + String.join("", Arrays.stream(parts).map((part) -> "," + part).toList()) + "}");
	}

	private List<String> subjects() throws MessagingException {
		return Arrays.stream(this.mail.getReceivedMessages()).map(OutboxIntegrationTests::subject).toList();
	}

	private static String subject(MimeMessage message) {
		try {
			return message.getSubject() + " to " + message.getAllRecipients()[0];
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> states() {
		return this.keeper.bean(JdbcClient.class)
			.sql("select channel || ' ' || state from notification order by id")
			.query(String.class)
			.list();
	}

	@Test
	void tellsOfAFailedRunByMailAndWebhook() throws Exception {
		RunResult result = run(failing());
		assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(subjects()).containsExactly(
				"[linkkeeper] import-links: failed (run %d) to ops@example.com".formatted(result.run().id()));
		assertThat(this.webhook.requests()).singleElement()
			.satisfies((request) -> assertThat(request.json().path("text").asString()).contains("There is no file",
					"`plan import-links` reads it anew"));
		assertThat(states()).containsExactly("MAIL DELIVERED", "WEBHOOK DELIVERED");
	}

	@Test
	void tellsOfAStopByTheGuard() throws Exception {
		run(Definitions.expire("\"limits\":{\"maxChanges\":0}"));
		assertThat(subjects()).singleElement().asString().contains("expire-links: stopped by the guard");
	}

	@Test
	void showsWhatAGuardedRunWouldDo() throws Exception {
		RunResult result = run(Definitions.expire("\"limits\":{\"maxChanges\":0}"));
		String mail = this.mail.getReceivedMessages()[0].getContent().toString().replace("\r\n", "\n");
		assertThat(mail.lines()).allSatisfy((line) -> assertThat(line.length()).isLessThanOrEqualTo(78));
		assertThat(mail).contains("\nHost: ", "\nState: guarded (stopped by the guard, nothing was changed)\n",
				"\nLook: linkkeeper show %d --changes\nNext: linkkeeper apply %1$d --over-limit REASON\n"
					.formatted(result.run().id()),
				"\n1 of 1 changes:\n\ndisable GONE /tiny/gone0001 (planned)\n  status: enabled → disabled\n  expired on ");
		JsonNode json = this.webhook.requests().get(0).json();
		assertThat(json.at("/kinds/disable").asLong()).isEqualTo(1);
		assertThat(json.path("next").asString()).isEqualTo("apply %d --over-limit REASON", result.run().id());
		assertThat(json.at("/examples/0/fields/0").toString())
			.isEqualTo("{\"field\":\"status\",\"before\":\"ENABLED\",\"after\":\"DISABLED\"}");
		assertThat(json.path("text").asString()).contains("Next: linkkeeper apply");
	}

	@Test
	void reportThatCannotBeReadHoldsNothingUp() throws Exception {
		this.webhook.answer(503);
		run(failing());
		this.keeper.bean(JdbcClient.class)
			.sql("update notification set report = '{\"host\":' where state = 'WAITING'")
			.update();
		this.webhook.answer(204);
		this.clock.advance(Duration.ofMinutes(1));
		run(Definitions.expire());
		assertThat(states()).containsExactly("MAIL DELIVERED", "WEBHOOK DELIVERED");
		assertThat(this.webhook.requests().get(1).json().has("host")).isFalse();
	}

	@Test
	void whatALaterVersionWroteHoldsUpNoOther() {
		this.webhook.answer(503);
		run(failing());
		this.webhook.answer(204);
		this.keeper.bean(JdbcClient.class)
			.sql("update notification set kind = 'OF_LATER' where state = 'WAITING'")
			.update();
		this.clock.advance(Duration.ofMinutes(1));
		run(failing("other.csv"));
		assertThat(states()).containsExactly("MAIL DELIVERED", "WEBHOOK WAITING", "MAIL DELIVERED",
				"WEBHOOK DELIVERED");
		assertThat(this.keeper.bean(Outbox.class).lastError(Channel.WEBHOOK))
			.contains("cannot be read by this version");
	}

	@Test
	void tellsOfWhatWasDoneInPart() throws Exception {
		try (TestWorker worker = worker()) {
			RunResult plan = worker.plan(Definitions.expire());
			this.sandbox.account().change("gone0001", (link) -> link.withName("changed"));
			worker.operator().apply(plan.run().id(), Approval.PLAIN);
		}
		assertThat(subjects()).singleElement().asString().contains("expire-links: done, but not all of it");
	}

	@Test
	void staysSilentWhenAllIsWell() throws Exception {
		assertThat(run(Definitions.expire()).exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(subjects()).isEmpty();
		assertThat(states()).isEmpty();
	}

	@Test
	void staysSilentAboutAPlanOverALimit() {
		try (TestWorker worker = worker()) {
			worker.plan(Definitions.expire("\"limits\":{\"maxChanges\":0}"));
		}
		assertThat(states()).isEmpty();
	}

	@Test
	void tellsThoseWhomTheDefinitionNames() throws Exception {
		run(failing("no.csv", "\"notify\":{\"mail\":[\"ann@example.com\",\"bob@example.com\"]}"));
		assertThat(subjects()).hasSize(2)
			.anyMatch((subject) -> subject.endsWith(" to ann@example.com"))
			.anyMatch((subject) -> subject.endsWith(" to bob@example.com"));
	}

	@Test
	void tellsOnlyOfWhatTheDefinitionNames() {
		run(failing("no.csv", "\"notify\":{\"on\":[\"guard\"]}"));
		assertThat(states()).isEmpty();
	}

	@Test
	void storesNothingForTheSandbox() {
		try (TestWorker worker = TestWorker.on(this.sandbox, this.clock)
			.database(this.database)
			.property("linkkeeper.notify.webhook-url", this.webhook.url())
			.property("linkkeeper.sandbox.service-url", this.sandbox.serviceUrl())
			.property("linkkeeper.sandbox.partner-id", this.sandbox.partnerId())
			.property("linkkeeper.sandbox.admin-secret", this.sandbox.adminSecret())
			.start()) {
			assertThat(worker.run(failing()).exitCode()).isEqualTo(ExitCode.USAGE);
		}
		assertThat(states()).isEmpty();
		assertThat(this.webhook.requests()).isEmpty();
	}

	@Test
	void aDeadMailServerChangesNothingAboutTheRunAndIsTriedAgainLater() throws Exception {
		this.mail.stop();
		assertThat(run(failing()).message()).startsWith("refused: There is no file");
		assertThat(states()).containsExactly("MAIL WAITING", "WEBHOOK DELIVERED");
		this.mail.start();
		this.mailPort = this.mail.getSmtp().getPort();
		run(Definitions.expire());
		assertThat(states()).as("not before its time").contains("MAIL WAITING");
		this.clock.advance(Duration.ofMinutes(1));
		run(Definitions.expire());
		assertThat(states()).containsExactly("MAIL DELIVERED", "WEBHOOK DELIVERED");
		assertThat(subjects()).hasSize(1);
		assertThat(this.webhook.requests()).hasSize(1);
	}

	@Test
	void triesADeadServerOnceForAllThatWaits() {
		this.webhook.answer(503);
		try (TestWorker worker = worker()) {
			worker.run(failing("one.csv"));
			worker.run(failing("two.csv"));
			worker.run(failing("three.csv"));
		}
		assertThat(this.webhook.requests()).hasSize(1);
		assertThat(states().stream().filter("WEBHOOK WAITING"::equals)).hasSize(3);
	}

	@Test
	void waitsLongerAfterEachAttempt() {
		this.webhook.answer(503);
		run(failing());
		for (Duration pause : List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4))) {
			int before = this.webhook.requests().size();
			this.clock.advance(pause.minusSeconds(1));
			run(Definitions.expire());
			assertThat(this.webhook.requests()).hasSize(before);
			this.clock.advance(Duration.ofSeconds(1));
			run(Definitions.expire());
			assertThat(this.webhook.requests()).hasSize(before + 1);
		}
	}

	@Test
	void givesUpAfterThreeDaysAndTheDoctorReportsIt() {
		this.webhook.answer(503);
		run(failing());
		try (TestWorker worker = worker()) {
			assertThat(webhookOf(worker).ok()).isFalse();
			assertThat(webhookOf(worker).message()).contains("1 wait, 0 given up; the webhook answered 503");
		}
		this.clock.advance(Duration.ofDays(3).plusMinutes(1));
		run(Definitions.expire());
		assertThat(states()).contains("WEBHOOK GIVEN_UP");
		this.webhook.answer(204);
		this.clock.advance(Duration.ofHours(2));
		try (TestWorker worker = worker()) {
			worker.run(Definitions.expire());
			assertThat(webhookOf(worker).message()).contains("0 wait, 1 given up");
		}
		assertThat(this.webhook.requests()).as("one at once, one in the end").hasSize(2);
	}

	private static DoctorCheck webhookOf(TestWorker worker) {
		return worker.bean(Doctor.class)
			.examine(List.of("default"), List.of())
			.stream()
			.filter((check) -> check.name().equals("webhook"))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void theDoctorSignsInToTheMailServer() {
		try (TestWorker worker = worker()) {
			assertThat(worker.bean(Doctor.class).examine(List.of("default"), List.of()))
				.anyMatch((check) -> check.name().equals("mail") && check.ok());
			this.mail.stop();
			assertThat(worker.bean(Doctor.class).examine(List.of("default"), List.of()))
				.anyMatch((check) -> check.name().equals("mail") && !check.ok());
		}
	}

	@Test
	void whatDiedInTheMiddleOfAnAttemptIsDeliveredAfterAWhile() {
		this.webhook.answer(503);
		run(failing());
		this.webhook.answer(204);
		this.clock.advance(Duration.ofMinutes(1));
		try (TestWorker worker = worker()) {
			Outbox outbox = worker.bean(Outbox.class);
			Notification taken = outbox.read(outbox.due(0).get(0)).orElseThrow();
			assertThat(outbox.claim(taken, this.clock.instant().plus(Duration.ofMinutes(5)))).isTrue();
			assertThat(outbox.claim(taken, this.clock.instant())).as("taken once").isFalse();
			worker.bean(OutboxDispatch.class).deliverDue(() -> true);
			assertThat(states()).contains("WEBHOOK WAITING");
			this.clock.advance(Duration.ofMinutes(5));
			worker.bean(OutboxDispatch.class).deliverDue(() -> true);
			assertThat(states()).containsExactly("MAIL DELIVERED", "WEBHOOK DELIVERED");
		}
	}

	@Test
	void housekeepingForgetsWhatWasSettledAndNothingThatWaits() {
		this.webhook.answer(503);
		run(failing());
		ExpiringNotifications old = new ExpiringNotifications(this.keeper.bean(JdbcClient.class));
		assertThat(old.countBefore(this.clock.instant())).isZero();
		assertThat(old.countBefore(this.clock.instant().plusSeconds(1))).isEqualTo(1);
		assertThat(old.removeBefore(this.clock.instant().plusSeconds(1), 10)).isEqualTo(1);
		assertThat(states()).containsExactly("WEBHOOK WAITING");
	}

	@Test
	void aServingProcessDeliversWithoutEnding() {
		try (TestWorker worker = worker()) {
			DeliveryPoller poller = new DeliveryPoller(worker.bean(OutboxDispatch.class),
					worker.bean(OutboxSignal.class));
			poller.start();
			worker.run(failing());
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(states()).containsExactly("MAIL DELIVERED", "WEBHOOK DELIVERED"));
			poller.stop();
			assertThat(poller.isRunning()).isFalse();
		}
		assertThat(this.webhook.requests()).hasSize(1);
	}

}
