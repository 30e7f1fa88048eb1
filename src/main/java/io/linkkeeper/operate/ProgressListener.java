package io.linkkeeper.operate;

/**
 * Hears how far runs are. Called on the run's thread: it must be quick and must not
 * throw.
 */
@FunctionalInterface
public interface ProgressListener {

	/**
	 * A run got further.
	 * @param phase the step it is in
	 * @param done what is done of it
	 * @param total how much there is to do, or -1 when nobody knows
	 */
	void progressed(String phase, long done, long total);

	/**
	 * A listener's place among those who hear; closed, it hears no more.
	 */
	@FunctionalInterface
	interface Subscription extends AutoCloseable {

		@Override
		void close();

	}

}
