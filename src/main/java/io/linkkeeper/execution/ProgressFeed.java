package io.linkkeeper.execution;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Publishes the progress of runs to listeners in this process. Thread-safe.
 */
@Component
public class ProgressFeed {

	private static final Logger logger = LoggerFactory.getLogger(ProgressFeed.class);

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	/**
	 * Adds a listener.
	 * @param listener called on the run's thread; must be quick and must not throw
	 */
	public void subscribe(Listener listener) {
		this.listeners.add(listener);
	}

	/**
	 * Removes a listener.
	 * @param listener the listener
	 */
	public void unsubscribe(Listener listener) {
		this.listeners.remove(listener);
	}

	/**
	 * Publishes that a run has made progress.
	 * @param runId the run
	 * @param phase the name of the step
	 * @param done the number of processed items
	 * @param total the number of items to process, or -1 when not known; a number that
	 * has been exceeded since it was counted is published as {@code done}
	 */
	public void publish(long runId, String phase, long done, long total) {
		long all = (total < 0) ? total : Math.max(done, total);
		this.listeners.forEach((listener) -> listener.progressed(runId, phase, done, all));
	}

	/**
	 * Publishes a note for the operator, or logs it when the run has no listener.
	 * @param runId the run
	 * @param note the note
	 */
	public void note(long runId, String note) {
		boolean shown = false;
		for (Listener listener : this.listeners) {
			shown |= listener.noted(runId, note);
		}
		if (!shown) {
			logger.info(note);
		}
	}

	/**
	 * Listens to the progress of runs.
	 */
	@FunctionalInterface
	public interface Listener {

		/**
		 * Called when a run has made progress.
		 * @param runId the run
		 * @param phase the name of the step
		 * @param done the number of processed items
		 * @param total the number of items to process, or -1 when not known
		 */
		void progressed(long runId, String phase, long done, long total);

		/**
		 * Called with a note for the operator.
		 * @param runId the run
		 * @param note the note
		 * @return whether the operator sees it
		 */
		default boolean noted(long runId, String note) {
			return false;
		}

	}

}
