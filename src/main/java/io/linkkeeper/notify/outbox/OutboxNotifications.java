package io.linkkeeper.notify.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.NotifySettings;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Stores events as rows of the outbox.
 */
@Component
class OutboxNotifications implements Notifications {

	private static final Logger logger = LoggerFactory.getLogger(OutboxNotifications.class);

	private final Outbox outbox;

	private final OutboxSignal signal;

	private final Runs runs;

	private final NotifyProperties properties;

	private final DeliveryChannels channels;

	private final boolean disabled;

	/**
	 * Creates the notifications.
	 * @param sandbox the URL of the sandbox; when set, nothing is stored, as accounts and
	 * owners are fictitious
	 */
	OutboxNotifications(Outbox outbox, OutboxSignal signal, Runs runs, NotifyProperties properties,
			DeliveryChannels channels, @Value("${linkkeeper.sandbox.service-url:}") String sandbox) {
		this.outbox = outbox;
		this.signal = signal;
		this.runs = runs;
		this.properties = properties;
		this.channels = channels;
		this.disabled = !sandbox.isEmpty();
	}

	@Override
	public void raise(Event event) {
		raise(event, settingsOfRun(event));
	}

	@Override
	public void raise(Event event, NotifySettings settings) {
		if (event.kind() == EventKind.NOTICE || settings.wants(event.kind().label())) {
			recipients(settings).stream().filter(this::isReachable).forEach((one) -> this.outbox.add(event, one));
			this.signal.send();
		}
	}

	@Override
	public boolean mail(Event event, String address) {
		Recipient recipient = Recipient.mail(address);
		if (!isReachable(recipient)) {
			return false;
		}
		this.outbox.add(event, recipient);
		this.signal.send();
		return true;
	}

	@Override
	public void deliver() {
		this.signal.send();
	}

	private NotifySettings settingsOfRun(Event event) {
		return Optional.ofNullable(event.runId())
			.flatMap(this.runs::find)
			.map((run) -> settings(run.definition()))
			.orElse(NotifySettings.DEFAULT);
	}

	/**
	 * Falls back to the configuration when the stored definition is no longer readable.
	 */
	private static NotifySettings settings(String definition) {
		try {
			return JobDefinition.fromJson(definition).notification();
		}
		catch (InvalidDefinitionException ex) {
			logger.warn("The configured recipients are notified instead: " + ex.getMessage());
			return NotifySettings.DEFAULT;
		}
	}

	private List<Recipient> recipients(NotifySettings settings) {
		List<Recipient> recipients = new ArrayList<>();
		Objects.requireNonNullElse(settings.mail(), this.properties.mailTo())
			.stream()
			.distinct()
			.map(Recipient::mail)
			.forEach(recipients::add);
		recipients.add(Recipient.WEBHOOK);
		return recipients;
	}

	private boolean isReachable(Recipient recipient) {
		return !this.disabled && this.channels.by(recipient.channel()).isConfigured();
	}

}
