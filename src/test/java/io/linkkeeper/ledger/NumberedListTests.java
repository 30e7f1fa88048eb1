package io.linkkeeper.ledger;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A list whose elements know their numbers.
 */
class NumberedListTests {

	@Test
	void countsOnFromTheFirstNumber() {
		assertThat(new NumberedList<>(List.of("a", "b"), 7)).containsExactly(new NumberedList.Item<>(7, "a"),
				new NumberedList.Item<>(8, "b"));
	}

	@Test
	void isEmptyForAnEmptyList() {
		assertThat(new NumberedList<>(List.of(), 7)).isEmpty();
	}

}
