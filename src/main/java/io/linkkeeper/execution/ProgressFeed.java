package io.linkkeeper.execution;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.stereotype.Component;

/**
 * Tells whoever listens how far runs are. Thread-safe.
 */
@Component
public class ProgressFeed {

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	/**
	 * Listens from now on.
	 * @param listener called on the run's thread: it must be quick and must not throw
	 */
	public void subscribe(Listener listener) {
		this.listeners.add(listener);
	}

	/**
	 * Listens no more.
	 * @param listener a listener that subscribed
	 */
	public void unsubscribe(Listener listener) {
		this.listeners.remove(listener);
	}

	public void publish(long runId, String phase, long done, long total) {
		this.listeners.forEach((listener) -> listener.progressed(runId, phase, done, total));
	}

	/**
	 * Hears how far runs are.
	 */
	@FunctionalInterface
	public interface Listener {

		/**
		 * A run got further.
		 * @param runId the run
		 * @param phase the step it is in
		 * @param done what is done of it
		 * @param total how much there is to do, or -1 when nobody knows
		 */
		void progressed(long runId, String phase, long done, long total);

	}

}
