package io.linkkeeper.output.words;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left of two texts in little room.
 */
class DifferenceTests {

	private static final String PATH = "/embed/" + "x".repeat(300);

	@Test
	void leavesTextsThatFit() {
		assertThat(new Difference("a", "b").within(1)).isEqualTo(new Difference("a", "b"));
	}

	@Test
	void leavesOutWhatBothHaveAfterTheDifference() {
		assertThat(new Difference("https://old.example.com" + PATH, "https://new.example.com" + PATH).within(60))
			.isEqualTo(new Difference("https://old.example.com…", "https://new.example.com…"));
	}

	@Test
	void leavesOutWhatBothHaveBeforeTheDifference() {
		assertThat(new Difference(PATH + "?v=1", PATH + "?v=2").within(40))
			.isEqualTo(new Difference("…xxxxxxxxx?v=1", "…xxxxxxxxx?v=2"));
	}

	@Test
	void showsWhereALongDifferenceBegins() {
		Difference shown = new Difference(PATH + "a".repeat(200), PATH + "b".repeat(200)).within(40);
		assertThat(shown.before()).startsWith("…xxxxxxxxxxxxaaaa").hasSize(40);
		assertThat(shown.after()).startsWith("…xxxxxxxxxxxxbbbb").hasSize(40);
	}

	@Test
	void splitsNoCharacterOfTwoUnits() {
		Difference shown = new Difference("😀".repeat(50) + "😁", "😀".repeat(50) + "😂").within(40);
		assertThat(shown).isEqualTo(new Difference("…" + "😀".repeat(6) + "😁", "…" + "😀".repeat(6) + "😂"));
	}

}
