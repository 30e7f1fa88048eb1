package io.linkkeeper.notify.outbox;

import java.util.Date;
import java.util.Properties;

import io.linkkeeper.net.Network;
import io.linkkeeper.notify.outbox.NotifyProperties.MailSecurity;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Delivers each notification as a mail of its own.
 */
final class MailChannel implements DeliveryChannel {

	private final NotifyProperties properties;

	private final Network network;

	public MailChannel(NotifyProperties properties, Network network) {
		this.properties = properties;
		this.network = network;
	}

	@Override
	public boolean isConfigured() {
		return this.properties.hasMail();
	}

	@Override
	public void deliver(Notification notification) throws UndeliveredException {
		JavaMailSenderImpl server = server();
		try {
			server.send(mail(server.createMimeMessage(), notification));
		}
		catch (MailException ex) {
			throw undelivered(ex);
		}
		catch (MessagingException ex) {
			throw UndeliveredException.refused(String.valueOf(ex.getMessage()));
		}
	}

	/** Authenticates without sending a mail. */
	public void check() throws UndeliveredException {
		try {
			server().testConnection();
		}
		catch (MessagingException ex) {
			throw channelDown(ex);
		}
	}

	private JavaMailSenderImpl server() throws UndeliveredException {
		if (!isConfigured()) {
			throw UndeliveredException.channelDown("no mail server is configured; set LINKKEEPER_NOTIFY_MAIL_HOST",
					null);
		}
		JavaMailSenderImpl server = new JavaMailSenderImpl();
		server.setHost(this.properties.mailHost());
		server.setPort(this.properties.mailPort());
		server.setJavaMailProperties(javaMail());
		if (!this.properties.mailUser().isEmpty()) {
			server.setUsername(this.properties.mailUser());
			server.setPassword(this.properties.password());
		}
		return server;
	}

	private Properties javaMail() {
		Properties javaMail = new Properties();
		for (String limit : new String[] { "connectiontimeout", "timeout", "writetimeout" }) {
			javaMail.setProperty("mail.smtp." + limit, Long.toString(this.properties.timeout().toMillis()));
		}
		javaMail.setProperty("mail.smtp.auth", Boolean.toString(!this.properties.mailUser().isEmpty()));
		boolean startTls = this.properties.mailSecurity() == MailSecurity.STARTTLS;
		javaMail.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
		javaMail.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
		boolean tls = this.properties.mailSecurity() == MailSecurity.TLS;
		javaMail.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
		javaMail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
		if (tls || startTls) {
			javaMail.put("mail.smtp.ssl.socketFactory", this.network.tls());
		}
		return javaMail;
	}

	/** The Message-ID lets servers recognise duplicates. */
	private MimeMessage mail(MimeMessage message, Notification notification)
			throws MessagingException, UndeliveredException {
		MimeMessageHelper mail = new MimeMessageHelper(message, "UTF-8");
		mail.setFrom(address(this.properties.sender()));
		mail.setTo(address(notification.recipient().address()));
		mail.setSubject(notification.subject());
		mail.setText(notification.body());
		mail.setSentDate(Date.from(notification.event().at()));
		message.setHeader("Message-ID", "<%s@linkkeeper>".formatted(notification.key()));
		message.setHeader("Auto-Submitted", "auto-generated");
		return message;
	}

	private static InternetAddress address(String address) throws UndeliveredException {
		try {
			return new InternetAddress(address, true);
		}
		catch (AddressException ex) {
			throw UndeliveredException.refused("'%s' is no mail address: %s".formatted(address, ex.getMessage()));
		}
	}

	private UndeliveredException undelivered(MailException ex) {
		if (ex instanceof MailSendException failed) {
			for (Exception refusal : failed.getMessageExceptions()) {
				if (refusal instanceof SendFailedException) {
					return UndeliveredException.refused(reason(refusal));
				}
			}
		}
		return channelDown(ex);
	}

	private UndeliveredException channelDown(Exception ex) {
		return UndeliveredException.channelDown("the mail server %s:%d cannot be used: %s"
			.formatted(this.properties.mailHost(), this.properties.mailPort(), reason(ex)), ex);
	}

	private static String reason(Exception ex) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		return String.valueOf(cause.getMessage()).strip();
	}

}
