package io.linkkeeper.operate;

import io.linkkeeper.execution.ProgressFeed;

/**
 * Receives the progress of runs. Called on the run's thread: it must return quickly and
 * must not throw.
 */
@FunctionalInterface
public interface ProgressListener {

	/**
	 * Called when a run has made progress.
	 * @param phase the current step
	 * @param done the number of items that are done
	 * @param total the number of all items, or -1 when it is unknown
	 */
	void progressed(String phase, long done, long total);

	/**
	 * Called with a note for the operator, such as where a file is.
	 * @param note the note
	 * @return whether the operator sees it; otherwise it is logged
	 */
	default boolean noted(String note) {
		return false;
	}

	/**
	 * Returns the part of this listener for the runs of one thread.
	 * @param thread the thread
	 * @return a listener that ignores all others
	 */
	default ProgressFeed.Listener onThread(Thread thread) {
		return new ProgressFeed.Listener() {

			@Override
			public void progressed(long runId, String phase, long done, long total) {
				if (thread.equals(Thread.currentThread())) {
					ProgressListener.this.progressed(phase, done, total);
				}
			}

			@Override
			public boolean noted(long runId, String note) {
				return thread.equals(Thread.currentThread()) && ProgressListener.this.noted(note);
			}

		};
	}

	/**
	 * A subscription, ended by closing it.
	 */
	@FunctionalInterface
	interface Subscription extends AutoCloseable {

		@Override
		void close();

	}

}
