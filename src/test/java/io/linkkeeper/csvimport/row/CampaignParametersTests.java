package io.linkkeeper.csvimport.row;

import java.util.Map;
import java.util.Random;

import io.linkkeeper.definition.check.InvalidKeysException;
import io.linkkeeper.definition.rule.Utm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CampaignParametersTests {

	private static final CampaignParameters NEWS = new CampaignParameters(
			new Utm("news", null, "{Campaign}", null, null));

	@ParameterizedTest
	@CsvSource({ "https://e.example/a,https://e.example/a?utm_source=news&utm_campaign=spring",
			"https://e.example,https://e.example/?utm_source=news&utm_campaign=spring",
			"https://e.example/?,https://e.example/?utm_source=news&utm_campaign=spring",
			"https://e.example/?b=1#/c?d=2,https://e.example/?b=1&utm_source=news&utm_campaign=spring#/c?d=2",
			"https://e.example/#utm_source=x,https://e.example/?utm_source=news&utm_campaign=spring#utm_source=x",
			"https://e.example/?utm_source=x&b=1,https://e.example/?utm_source=news&b=1&utm_campaign=spring",
			"https://e.example/?utm_source=x&utm_source=y,https://e.example/?utm_source=news&utm_campaign=spring",
			"https://e.example/?utm%5Fsource=x&utm_source,https://e.example/?utm_source=news&utm_campaign=spring",
			"https://e.example/?a=1&amp;utm_source=x,https://e.example/?a=1&utm_source=news&utm_campaign=spring",
			"ftp://e.example/,ftp://e.example/", "e.example/a,e.example/a" })
	void eachParameterStandsOnceInTheQuery(String url, String expected) {
		assertThat(NEWS.in(url, Map.of("Campaign", " spring ")::get)).isEqualTo(expected);
	}

	@Test
	void valuesAreEncodedAndEmptyOnesLeftOut() {
		assertThat(NEWS.in("https://e.example/?utm_campaign=old", (column) -> " "))
			.isEqualTo("https://e.example/?utm_campaign=old&utm_source=news");
		assertThat(NEWS.in("https://e.example/", (column) -> "Früh & $1 {x}"))
			.isEqualTo("https://e.example/?utm_source=news&utm_campaign=Fr%C3%BCh%20%26%20%241%20%7Bx%7D");
		assertThat(new CampaignParameters(null).in("https://e.example", (column) -> "x"))
			.isEqualTo("https://e.example");
	}

	@Test
	void settingAgainChangesNothing() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		String[] pieces = { "https://", "e.example", "/a", "?", "&", "=", "#", "utm_source", "utm_campaign", "b",
				"%3D" };
		for (int round = 0; round < 2_000; round++) {
			StringBuilder url = new StringBuilder("https://e.example");
			random.ints(random.nextInt(10), 0, pieces.length).forEach((piece) -> url.append(pieces[piece]));
			String once = NEWS.in(url.toString(), (column) -> "spring");
			assertThat(NEWS.in(once, (column) -> "spring")).as("seed %d", seed).isEqualTo(once);
		}
	}

	@Test
	void bracesComeInPairsAndNameAColumn() {
		for (String value : new String[] { "{a", "a}", "{}", "{{a}}" }) {
			assertThatExceptionOfType(InvalidKeysException.class)
				.isThrownBy(() -> new Utm(null, null, value, null, null))
				.withMessageContaining("brace");
		}
		assertThatExceptionOfType(InvalidKeysException.class).isThrownBy(() -> new Utm(null, null, null, null, null))
			.withMessageContaining("add one of source");
		assertThat(new Utm("{a}-{b}", "{a}", null, "{c}", "d").columns()).containsExactly("a", "b", "c");
	}

}
