package io.linkkeeper.notify.outbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Settings and notifications for tests.
 */
public final class NotifyBench {

	public static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private NotifyBench() {
	}

	/** Settings from names and values of the environment, without their beginning. */
	public static NotifyProperties properties(String... namesAndValues) {
		Map<String, Object> environment = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			environment.put("LINKKEEPER_NOTIFY_" + namesAndValues[i], namesAndValues[i + 1]);
		}
		MutablePropertySources sources = new MutablePropertySources();
		sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
		return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate("linkkeeper.notify",
				NotifyProperties.class);
	}

	static Event event(String text) {
		return new Event(EventKind.FAILED, "expire-links", 5L, "default", NOW, text);
	}

	public static Notification notification(Recipient recipient) {
		return new Notification(1, "0b1c2d3e-0000-4000-8000-000000000001", event("run 5 of expire-links: failed: so"),
				recipient, 0, null);
	}

}
