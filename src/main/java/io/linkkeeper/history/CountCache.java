package io.linkkeeper.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Remembers how many changes of a run match a filter, as long as the run stays as it is:
 * counting reads what all changes of the run are searched by, or the changes themselves.
 * Thread-safe.
 */
final class CountCache {

	private static final int MOST = 1000;

	private final Map<Key, Long> counts = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
			return size() > MOST;
		}

	};

	/**
	 * Returns the count, which is counted if need be.
	 * @param run the run id
	 * @param version changes whenever the states of the run's changes may have changed
	 * @param filter which changes
	 * @param count counts them
	 */
	long get(long run, String version, ChangeFilter filter, LongSupplier count) {
		Key key = new Key(run, version, filter.first(Long.MAX_VALUE));
		synchronized (this.counts) {
			Long known = this.counts.get(key);
			if (known != null) {
				return known;
			}
		}
		long counted = count.getAsLong();
		synchronized (this.counts) {
			this.counts.put(key, counted);
		}
		return counted;
	}

	private record Key(long run, String version, ChangeFilter filter) {

	}

}
