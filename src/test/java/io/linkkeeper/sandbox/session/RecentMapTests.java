package io.linkkeeper.sandbox.session;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A map that does not grow for life.
 */
class RecentMapTests {

	@Test
	void forgetsWhatWasNotAskedForTheLongest() {
		Map<String, Integer> map = RecentMap.of(2);
		map.put("a", 1);
		map.put("b", 2);
		map.get("a");
		map.put("c", 3);
		assertThat(map).containsOnlyKeys("a", "c");
	}

}
