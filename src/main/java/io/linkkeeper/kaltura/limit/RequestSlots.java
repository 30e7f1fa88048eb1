package io.linkkeeper.kaltura.limit;

/**
 * The times at which requests may be sent. Thread-safe.
 */
interface RequestSlots {

	/**
	 * Takes the next slot. Repeated calls return later slots; one that is not used is
	 * lost.
	 * @param now the time in nanoseconds of the budget's ticker
	 * @return the time of the slot, not before now except for what the pace tolerates
	 */
	long next(long now);

}
