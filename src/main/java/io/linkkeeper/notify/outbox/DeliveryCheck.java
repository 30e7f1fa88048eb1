package io.linkkeeper.notify.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * Checks the configured delivery channels without delivering anything. Thread-safe.
 */
@Component
public class DeliveryCheck {

	private final Outbox outbox;

	private final MailChannel mail;

	private final WebhookChannel webhook;

	DeliveryCheck(Outbox outbox, MailChannel mail, WebhookChannel webhook) {
		this.outbox = outbox;
		this.mail = mail;
		this.webhook = webhook;
	}

	/**
	 * Checks each configured channel: authenticates with the mail server, and counts
	 * deliveries.
	 * @return the results; empty without a configured channel
	 */
	public List<State> examine() {
		List<State> states = new ArrayList<>();
		if (this.mail.isConfigured()) {
			states.add(mailState());
		}
		if (this.webhook.isConfigured()) {
			states.add(state(Channel.WEBHOOK, this.outbox.lastError(Channel.WEBHOOK)));
		}
		return states;
	}

	private State mailState() {
		try {
			this.mail.check();
			return state(Channel.MAIL, this.outbox.lastError(Channel.MAIL));
		}
		catch (UndeliveredException ex) {
			return state(Channel.MAIL, Optional.of(ex.reason()));
		}
	}

	private State state(Channel channel, Optional<String> error) {
		Map<String, Long> counts = this.outbox.count(channel);
		String message = "%d notifications delivered, %d wait, %d given up".formatted(
				counts.getOrDefault("DELIVERED", 0L), counts.getOrDefault("WAITING", 0L),
				counts.getOrDefault("GIVEN_UP", 0L));
		return new State(channel.label(), error.isEmpty(), message + error.map((text) -> "; " + text).orElse(""));
	}

	/**
	 * The result for one channel.
	 *
	 * @param name the channel
	 * @param ok false when deliveries fail
	 * @param message the number of deliveries, and the last error
	 */
	public record State(String name, boolean ok, String message) {

	}

}
