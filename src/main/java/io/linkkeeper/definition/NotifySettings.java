package io.linkkeeper.definition;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who is told what happens to a job.
 *
 * @param mail mail addresses, perhaps none, or {@code null} for those in the
 * configuration
 * @param on of which events they are told, of {@link #EVENTS}
 */
public record NotifySettings(@Nullable List<String> mail, List<String> on) {

	/** The events that a definition can choose from. */
	public static final List<String> EVENTS = List.of("failed", "guard", "partly", "skipped", "missed", "recovered");

	/** Those whom the configuration names are told of everything that needs someone. */
	public static final NotifySettings DEFAULT = new NotifySettings(null, EVENTS);

	public NotifySettings {
		mail = (mail != null) ? List.copyOf(mail) : null;
		on = List.copyOf(on);
		if (!EVENTS.containsAll(on)) {
			throw new IllegalArgumentException("Events are " + EVENTS + ", not " + on);
		}
	}

}
