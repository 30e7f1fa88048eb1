package io.linkkeeper.notify.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.NotifySettings;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.notify.Carriers;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.notify.NotifyProperties;
import io.linkkeeper.notify.Recipient;
import io.linkkeeper.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Notifications as rows of the outbox.
 */
@Component
class OutboxNotifications implements Notifications {

	private static final Logger logger = LoggerFactory.getLogger(OutboxNotifications.class);

	private final Outbox outbox;

	private final OutboxSignal bell;

	private final Runs runs;

	private final NotifyProperties properties;

	private final Carriers carriers;

	private final boolean silent;

	/**
	 * Notifications.
	 * @param sandbox the URL of the stand-in service; with it nobody is told anything,
	 * because nothing happens to a real account, and owners are made up
	 */
	OutboxNotifications(Outbox outbox, OutboxSignal bell, Runs runs, NotifyProperties properties, Carriers carriers,
			@Value("${linkkeeper.sandbox.service-url:}") String sandbox) {
		this.outbox = outbox;
		this.bell = bell;
		this.runs = runs;
		this.properties = properties;
		this.carriers = carriers;
		this.silent = !sandbox.isEmpty();
	}

	@Override
	public void raise(Event event) {
		raise(event, wishesOfRun(event));
	}

	@Override
	public void raise(Event event, NotifySettings wishes) {
		if (event.kind() == EventKind.NOTICE || wishes.wants(event.kind().label())) {
			addressees(wishes).stream().filter(this::isReachable).forEach((one) -> this.outbox.add(event, one));
			this.bell.ring();
		}
	}

	@Override
	public boolean mail(Event event, String address) {
		Recipient addressee = Recipient.mail(address);
		if (!isReachable(addressee)) {
			return false;
		}
		this.outbox.add(event, addressee);
		this.bell.ring();
		return true;
	}

	@Override
	public void deliver() {
		this.bell.ring();
	}

	private NotifySettings wishesOfRun(Event event) {
		return Optional.ofNullable(event.runId())
			.flatMap(this.runs::find)
			.map((run) -> wishes(run.definition()))
			.orElse(NotifySettings.DEFAULT);
	}

	/** What no release reads any longer must not keep people from being told. */
	private static NotifySettings wishes(String definition) {
		try {
			return JobDefinition.fromJson(definition).notification();
		}
		catch (InvalidDefinitionException ex) {
			logger.warn("Those whom the configuration names are told instead: " + ex.getMessage());
			return NotifySettings.DEFAULT;
		}
	}

	private List<Recipient> addressees(NotifySettings wishes) {
		List<Recipient> addressees = new ArrayList<>();
		Objects.requireNonNullElse(wishes.mail(), this.properties.mailTo())
			.stream()
			.distinct()
			.map(Recipient::mail)
			.forEach(addressees::add);
		addressees.add(Recipient.WEBHOOK);
		return addressees;
	}

	private boolean isReachable(Recipient addressee) {
		return !this.silent && this.carriers.by(addressee.channel()).isConfigured();
	}

}
