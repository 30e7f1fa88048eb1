package io.linkkeeper.schedule;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.linkkeeper.definition.NotifySettings;
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
		this.events.add(event);
	}

	@Override
	public boolean mail(Event event, String address) {
		return false;
	}

	@Override
	public void deliver() {
		// what is kept needs no delivery
	}

	List<String> texts(EventKind kind) {
		return this.events.stream().filter((event) -> event.kind() == kind).map(Event::text).toList();
	}

}
