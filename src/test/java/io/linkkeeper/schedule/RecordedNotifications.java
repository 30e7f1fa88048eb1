package io.linkkeeper.schedule;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.linkkeeper.definition.section.NotifySettings;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;

/**
 * Keeps what people would be told. Thread-safe.
 */
final class RecordedNotifications implements Notifications {

	private final List<Event> events = new CopyOnWriteArrayList<>();

	@Override
	public void raise(Event event) {
		this.events.add(event);
	}

	@Override
	public void raise(Event event, NotifySettings wishes) {
		raise(event);
	}

	@Override
	public boolean mail(Event event, String address) {
		throw new UnsupportedOperationException("The schedule writes to nobody in person");
	}

	@Override
	public void deliver() {
		// there is nothing but the list
	}

	List<String> texts(EventKind kind) {
		return this.events.stream()
			.filter((event) -> event.kind().label().equals(kind.label()))
			.map(Event::text)
			.toList();
	}

}
