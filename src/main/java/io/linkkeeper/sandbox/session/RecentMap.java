package io.linkkeeper.sandbox.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bounded map that evicts the least recently used entry. */
final class RecentMap {

	private RecentMap() {
	}

	/** A map with at most that many entries. Thread-safe. */
	static <K, V> Map<K, V> of(int limit) {
		return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75F, true) {

			@Override
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > limit;
			}

		});
	}

}
