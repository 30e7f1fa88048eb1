package io.linkkeeper.sandbox.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was in use lately: the entry that was not asked for the longest goes when there
 * are too many.
 */
final class RecentMap {

	private RecentMap() {
	}

	/** A map of so many entries at the most. Thread-safe. */
	static <K, V> Map<K, V> of(int limit) {
		return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75F, true) {

			@Override
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > limit;
			}

		});
	}

}
