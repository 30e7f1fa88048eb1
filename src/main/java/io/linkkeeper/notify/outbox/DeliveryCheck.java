package io.linkkeeper.notify.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.notify.Channel;
import io.linkkeeper.notify.UndeliveredException;
import io.linkkeeper.notify.mail.MailCarrier;
import io.linkkeeper.notify.webhook.WebhookCarrier;

import org.springframework.stereotype.Component;

/**
 * Looks whether people can be told. Tells nobody anything. Thread-safe.
 */
@Component
public class DeliveryCheck {

	private final Outbox outbox;

	private final MailCarrier mail;

	private final WebhookCarrier webhook;

	DeliveryCheck(Outbox outbox, MailCarrier mail, WebhookCarrier webhook) {
		this.outbox = outbox;
		this.mail = mail;
		this.webhook = webhook;
	}

	/**
	 * Examines each channel that is configured: signs in to the mail server, and looks
	 * how deliveries went.
	 * @return what was found; empty when nobody is to be told
	 */
	public List<State> examine() {
		List<State> states = new ArrayList<>();
		if (this.mail.isConfigured()) {
			states.add(mailState());
		}
		if (this.webhook.isConfigured()) {
			states.add(state(Channel.WEBHOOK, this.outbox.trouble(Channel.WEBHOOK)));
		}
		return states;
	}

	private State mailState() {
		try {
			this.mail.check();
			return state(Channel.MAIL, this.outbox.trouble(Channel.MAIL));
		}
		catch (UndeliveredException ex) {
			return state(Channel.MAIL, Optional.of(ex.reason()));
		}
	}

	private State state(Channel channel, Optional<String> trouble) {
		Map<String, Long> counts = this.outbox.count(channel);
		String message = "%d notifications delivered, %d wait, %d given up".formatted(
				counts.getOrDefault("DELIVERED", 0L), counts.getOrDefault("WAITING", 0L),
				counts.getOrDefault("GIVEN_UP", 0L));
		return new State(channel.label(), trouble.isEmpty(), message + trouble.map((text) -> "; " + text).orElse(""));
	}

	/**
	 * How one channel stands.
	 *
	 * @param name the channel
	 * @param ok whether nothing is in its way
	 * @param message what was delivered, and what is in its way
	 */
	public record State(String name, boolean ok, String message) {

	}

}
