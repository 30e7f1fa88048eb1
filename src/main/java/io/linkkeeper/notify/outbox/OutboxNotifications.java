package io.linkkeeper.notify.outbox;

import java.util.List;
import java.util.Optional;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.NotifySettings;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.notify.report.EventReport;
import io.linkkeeper.notify.report.EventReports;
import io.linkkeeper.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

	private final EventReports reports;

	private final Recipients recipients;

	OutboxNotifications(Outbox outbox, OutboxSignal signal, Runs runs, EventReports reports, Recipients recipients) {
		this.outbox = outbox;
		this.signal = signal;
		this.runs = runs;
		this.reports = reports;
		this.recipients = recipients;
	}

	@Override
	public void raise(Event event) {
		raise(event, settingsOfRun(event));
	}

	@Override
	public void raise(Event event, NotifySettings settings) {
		if (event.kind() == EventKind.NOTICE || settings.wants(event.kind().label())) {
			List<Recipient> reachable = this.recipients.of(settings);
			if (!reachable.isEmpty()) {
				EventReport report = this.reports.of(event);
				reachable.forEach((recipient) -> this.outbox.add(event, report, recipient));
			}
			this.signal.send();
		}
	}

	@Override
	public boolean mail(Event event, String address) {
		Recipient recipient = Recipient.mail(address);
		if (!this.recipients.isReachable(recipient)) {
			return false;
		}
		this.outbox.add(event, null, recipient);
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

}
