package io.linkkeeper.notify.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.definition.section.NotifySettings;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Determines the recipients of events that can be reached by a configured channel.
 * Thread-safe.
 */
@Component
class Recipients {

	private final NotifyProperties properties;

	private final DeliveryChannels channels;

	private final boolean disabled;

	/**
	 * Creates the recipients.
	 * @param sandbox the URL of the sandbox; when set, there are no recipients, as
	 * accounts and owners are fictitious
	 */
	Recipients(NotifyProperties properties, DeliveryChannels channels,
			@Value("${linkkeeper.sandbox.service-url:}") String sandbox) {
		this.properties = properties;
		this.channels = channels;
		this.disabled = !sandbox.isEmpty();
	}

	/** Returns those that a definition names, or the configured ones. */
	List<Recipient> of(NotifySettings settings) {
		List<Recipient> recipients = new ArrayList<>();
		Objects.requireNonNullElse(settings.mail(), this.properties.mailTo())
			.stream()
			.distinct()
			.map(Recipient::mail)
			.forEach(recipients::add);
		recipients.add(Recipient.WEBHOOK);
		return recipients.stream().filter(this::isReachable).toList();
	}

	boolean isReachable(Recipient recipient) {
		return !this.disabled && this.channels.by(recipient.channel()).isConfigured();
	}

}
