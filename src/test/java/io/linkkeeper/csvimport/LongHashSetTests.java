package io.linkkeeper.csvimport;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import io.linkkeeper.Rounds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LongHashSetTests {

	@Test
	void tellsWhatItContains() {
		Rounds.of(1, "Hashes that collide").each((seed) -> {
			Random random = new Random(seed);
			LongHashSet hashes = new LongHashSet();
			Set<Long> expected = new HashSet<>();
			for (int i = 0; i < 5000; i++) {
				long hash = 1 + random.nextInt(3000) * (random.nextBoolean() ? 1L : 1L << 32);
				assertThat(hashes.add(hash)).as("%d", hash).isEqualTo(expected.add(hash));
				assertThat(hashes.size()).isEqualTo(expected.size());
			}
		});
	}

	@Test
	void containsZero() {
		LongHashSet hashes = new LongHashSet();
		assertThat(hashes.add(0)).isTrue();
		assertThat(hashes.add(0)).isFalse();
		assertThat(hashes.add(2)).isTrue();
	}

}
