package io.linkkeeper.ledger;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A list whose elements know their numbers.
 */
class NumberedTests {

	@Test
	void countsOnFromTheFirstNumber() {
		assertThat(new Numbered<>(List.of("a", "b"), 7)).containsExactly(new Numbered.Item<>(7, "a"),
				new Numbered.Item<>(8, "b"));
	}

	@Test
	void isEmptyForAnEmptyList() {
		assertThat(new Numbered<>(List.of(), 7)).isEmpty();
	}

}
