package io.linkkeeper.notify.outbox;

import java.nio.file.Path;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.linkkeeper.ClosedPort;
import io.linkkeeper.net.Network;
import io.linkkeeper.net.NetworkProperties;
import io.linkkeeper.net.TestTlsServer;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a mail server gets, over SMTP.
 */
class MailChannelTests {

	/** With the certificate of a server by TLS. */
	private static final String KEYSTORE = "greenmail.tls.keystore.file";

	private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

	@BeforeEach
	void start() {
		this.server.start();
		this.server.setUser("linkkeeper@example.com", "linkkeeper", "pass3word");
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	@Test
	void sendsAMailToOneRecipient() throws Exception {
		channel("MAIL_FROM", "linkkeeper@example.com")
			.deliver(NotifyBench.notification(Recipient.mail("ops@example.com")));
		assertThat(this.server.getReceivedMessages()).hasSize(1);
		MimeMessage mail = this.server.getReceivedMessages()[0];
		assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ops@example.com");
		assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("linkkeeper@example.com");
		assertThat(mail.getSubject()).isEqualTo("[linkkeeper] expire-links: failed (run 5)");
		assertThat(mail.getContent().toString().replace("\r\n", "\n"))
			.startsWith("run 5 of expire-links: failed: so\n\nJob: expire-links\nRun: 5\nAccount: default\n");
		assertThat(mail.getMessageID()).isEqualTo("<0b1c2d3e-0000-4000-8000-000000000001@linkkeeper>");
		assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
	}

	@Test
	void signsIn() throws Exception {
		MailChannel channel = channel("MAIL_USER", "linkkeeper", "MAIL_PASSWORD", "pass3word");
		channel.check();
		channel.deliver(NotifyBench.notification(Recipient.mail("ops@example.com")));
		assertThat(this.server.getReceivedMessages()).hasSize(1);
	}

	@Test
	void isDownWithAWrongPassword() {
		UndeliveredException failure = failure(channel("MAIL_USER", "linkkeeper", "MAIL_PASSWORD", "wr0ng"),
				"ops@example.com");
		assertThat(failure.isChannelDown()).isTrue();
		assertThat(failure.reason()).contains("cannot be used").doesNotContain("wr0ng");
	}

	@Test
	void sendsNothingOverAWayThatIsNotSecured() {
		UndeliveredException failure = failure(channel("MAIL_SECURITY", "starttls"), "ops@example.com");
		assertThat(failure.isChannelDown()).isTrue();
		assertThat(this.server.getReceivedMessages()).isEmpty();
	}

	@Test
	void trustsTheConfiguredCertificates() throws Exception {
		Path certificate = TestTlsServer.pem("self-signed");
		System.setProperty(KEYSTORE, certificate.resolveSibling("self-signed.p12").toString());
		GreenMail secured = new GreenMail(ServerSetupTest.SMTPS.dynamicPort());
		try {
			secured.start();
			NotifyProperties settings = NotifyBench.properties("MAIL_HOST", "127.0.0.1", "MAIL_PORT",
					Integer.toString(secured.getSmtps().getPort()), "MAIL_SECURITY", "tls");
			assertThat(failure(new MailChannel(settings, Network.direct()), "ops@example.com").isChannelDown())
				.isTrue();
			new MailChannel(settings, Network.of(new NetworkProperties("none", "", certificate.toString())))
				.deliver(NotifyBench.notification(Recipient.mail("ops@example.com")));
			assertThat(secured.getReceivedMessages()).hasSize(1);
		}
		finally {
			secured.stop();
			System.clearProperty(KEYSTORE);
		}
	}

	@Test
	void refusesWhatIsNoAddress() {
		UndeliveredException failure = failure(channel(), "ops@@example.com");
		assertThat(failure.isChannelDown()).isFalse();
		assertThat(failure.reason()).contains("'ops@@example.com' is no mail address");
	}

	@Test
	void isDownWhereNothingListens() {
		try (ClosedPort port = new ClosedPort()) {
			UndeliveredException failure = failure(channel("MAIL_PORT", Integer.toString(port.number())),
					"ops@example.com");
			assertThat(failure.isChannelDown()).isTrue();
		}
	}

	@Test
	void isGivenUpWhenItStaysSilent() {
		try (SilentServer silent = new SilentServer()) {
			UndeliveredException failure = failure(
					channel("MAIL_PORT", Integer.toString(silent.port()), "TIMEOUT", "PT0.2S"), "ops@example.com");
			assertThat(failure.isChannelDown()).isTrue();
		}
	}

	private MailChannel channel(String... settings) {
		String[] all = new String[settings.length + 6];
		System.arraycopy(new String[] { "MAIL_HOST", "127.0.0.1", "MAIL_PORT",
				Integer.toString(this.server.getSmtp().getPort()), "MAIL_SECURITY", "none" }, 0, all, 0, 6);
		System.arraycopy(settings, 0, all, 6, settings.length);
		return new MailChannel(NotifyBench.properties(all), Network.direct());
	}

	private static UndeliveredException failure(DeliveryChannel channel, String address) {
		return catchThrowableOfType(UndeliveredException.class,
				() -> channel.deliver(NotifyBench.notification(Recipient.mail(address))));
	}

}
