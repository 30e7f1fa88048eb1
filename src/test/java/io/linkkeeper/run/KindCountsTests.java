package io.linkkeeper.run;

import java.util.Map;

import io.linkkeeper.link.ChangeKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counts of changes by kind.
 */
class KindCountsTests {

	@Test
	void textIsTheSameInEachProcess() {
		assertThat(new KindCounts(Map.of(ChangeKind.DELETE, 2L, ChangeKind.ADD, 1L)))
			.hasToString("KindCounts[counts={ADD=1, CHANGE=0, DISABLE=0, ENABLE=0, DELETE=2}]");
	}

}
