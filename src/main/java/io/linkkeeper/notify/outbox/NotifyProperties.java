package io.linkkeeper.notify.outbox;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import io.linkkeeper.secret.SecretFile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties under {@code linkkeeper.notify.*}. Empty means not set. Secrets in files are
 * read for each use, so that they can be rotated while a process runs.
 *
 * @param mailHost the mail server
 * @param mailPort the port of the mail server
 * @param mailSecurity {@code starttls}; {@code tls} for servers that begin with it,
 * usually on port 465; {@code none} for a server on this machine
 * @param mailUser the user to sign in as at the mail server
 * @param mailPassword the password of the user
 * @param mailPasswordFile a file that holds the password
 * @param mailFrom the sender's address; without it the user, if that is an address
 * @param mailTo the recipients, separated by commas, unless a definition names others
 * @param webhookUrl where events are posted; often a secret in itself
 * @param webhookUrlFile a file that holds the URL
 * @param webhookSecret the secret that the webhook's requests are signed with
 * @param webhookSecretFile a file that holds the secret
 * @param webhookInsecure whether the webhook's URL may begin with {@code http://} on
 * another machine
 * @param timeout after how long an attempt to deliver is given up
 * @param giveUpAfter how long after an event its delivery is given up
 */
@ConfigurationProperties("linkkeeper.notify")
record NotifyProperties(@DefaultValue("") String mailHost, @DefaultValue("587") int mailPort,
		@DefaultValue("starttls") MailSecurity mailSecurity, @DefaultValue("") String mailUser,
		@DefaultValue("") String mailPassword, @DefaultValue("") String mailPasswordFile,
		@DefaultValue("") String mailFrom, @DefaultValue( {
		}) List<String> mailTo, @DefaultValue("") String webhookUrl, @DefaultValue("") String webhookUrlFile,
		@DefaultValue("") String webhookSecret, @DefaultValue("") String webhookSecretFile,
		@DefaultValue("false") boolean webhookInsecure, @DefaultValue("PT5S") Duration timeout,
		@DefaultValue("P3D") Duration giveUpAfter){

	/** The default sender, which most local servers accept. */
	private static final String UNKNOWN_SENDER = "linkkeeper@localhost";

	private static final int LONGEST_ADDRESS = 254;

	private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+");

	public NotifyProperties {
		mailTo = mailTo.stream().map(String::strip).filter((address) -> !address.isEmpty()).toList();
		for (int i = 0; i < mailTo.size(); i++) {
			requireAddress(mailTo.get(i), i + 1);
		}
	}

	/** The entry is not shown, as it may be a secret by mistake. */
	private static void requireAddress(String address, int number) {
		if (address.length() > LONGEST_ADDRESS || !ADDRESS.matcher(address).matches()) {
			throw new IllegalArgumentException(
					"entry %d of LINKKEEPER_NOTIFY_MAIL_TO is no mail address; write".formatted(number)
							+ " addresses with commas between");
		}
	}

	public boolean hasMail() {
		return !this.mailHost.isEmpty();
	}

	public boolean hasWebhook() {
		return !this.webhookUrl.isEmpty() || !this.webhookUrlFile.isEmpty();
	}

	public String sender() {
		if (!this.mailFrom.isEmpty()) {
			return this.mailFrom;
		}
		return this.mailUser.contains("@") ? this.mailUser : UNKNOWN_SENDER;
	}

	public String password() throws UndeliveredException {
		return secret(this.mailPassword, this.mailPasswordFile, "LINKKEEPER_NOTIFY_MAIL_PASSWORD_FILE");
	}

	public String url() throws UndeliveredException {
		return secret(this.webhookUrl, this.webhookUrlFile, "LINKKEEPER_NOTIFY_WEBHOOK_URL_FILE");
	}

	public String signingSecret() throws UndeliveredException {
		return secret(this.webhookSecret, this.webhookSecretFile, "LINKKEEPER_NOTIFY_WEBHOOK_SECRET_FILE");
	}

	private static String secret(String value, String file, String variable) throws UndeliveredException {
		if (file.isEmpty()) {
			return value;
		}
		try {
			return SecretFile.read(file, variable);
		}
		catch (IllegalArgumentException ex) {
			throw UndeliveredException.channelDown(String.valueOf(ex.getMessage()), ex);
		}
	}

	@Override
	public String toString() {
		return "NotifyProperties[mailHost=" + this.mailHost + ", mailPort=" + this.mailPort + ", the rest redacted]";
	}

	/**
	 * Transport security of the mail server. Never falls back to a weaker one.
	 */
	enum MailSecurity {

		/** Upgraded to TLS by the STARTTLS command, usual on port 587. */
		STARTTLS,

		/** Implicit TLS, usual on port 465. */
		TLS,

		/** Unencrypted, for a local server. */
		NONE

	}

}
