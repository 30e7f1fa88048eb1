package io.linkkeeper.text;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts by the cells that they take up.
 */
class CellTextTests {

	private static final String E_ACUTE = "e\u0301";

	@Test
	void countsTheCellsOfATerminal() {
		assertThat(CellText.width("plain")).isEqualTo(5);
		assertThat(CellText.width("日本")).isEqualTo(4);
		assertThat(CellText.width(E_ACUTE)).isEqualTo(1);
		assertThat(CellText.width("😀")).isEqualTo(2);
		assertThat(CellText.width("\u200B")).isZero();
	}

	@Test
	void leavesATextThatFits() {
		assertThat(CellText.shorten("日本", 4)).isEqualTo("日本");
		assertThat(CellText.shorten("", 1)).isEmpty();
	}

	@Test
	void shortensProseAtItsEndAndNamesInTheirMiddle() {
		assertThat(CellText.shorten("expired on a day", 11)).isEqualTo("expired on…");
		assertThat(CellText.shorten("1000 applied, 20 stale", 18)).isEqualTo("1000 applied,…");
		assertThat(CellText.shorten("CAMPAIGN-SPRING-64", 9)).isEqualTo("CAMP…G-64");
	}

	@Test
	void neitherSplitsWideNorCombinedCharacters() {
		assertThat(CellText.shorten("日本日本日本", 6)).isEqualTo("日…本");
		assertThat(CellText.tail("ab" + E_ACUTE, 1)).isEqualTo(E_ACUTE);
		assertThat(CellText.head("a" + E_ACUTE + "b", 2)).isEqualTo("a" + E_ACUTE);
		assertThat(CellText.head("a😀", 2)).isEqualTo("a");
	}

	@Test
	void wrapsBetweenWordsAndWithinLongOnes() {
		assertThat(CellText.wrap("one two three", 7)).containsExactly("one two", "three");
		assertThat(CellText.wrap("one twothreefour", 6)).containsExactly("one", "twothr", "eefour");
		assertThat(CellText.wrap("", 7)).containsExactly("");
	}

	@Test
	void keepsEveryWidthForRandomTexts() {
		long seed = Long.getLong("linkkeeper.seed", System.nanoTime());
		Random random = new Random(seed);
		for (int round = 0; round < 2_000; round++) {
			String text = Printable.of(random.ints(random.nextInt(60), 0, 0x20000)
				.filter((character) -> Character.isDefined(character))
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString());
			int width = 2 + random.nextInt(30);
			assertThat(CellText.width(CellText.shorten(text, width))).as("seed %d", seed).isLessThanOrEqualTo(width);
			assertThat(CellText.wrap(text, width)).as("seed %d", seed)
				.allSatisfy((line) -> assertThat(CellText.width(line)).isLessThanOrEqualTo(width));
			assertThat(String.join("", CellText.wrap(text, width)).replace(" ", "")).as("seed %d", seed)
				.isEqualTo(text.replace(" ", ""));
		}
	}

}
