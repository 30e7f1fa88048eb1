package io.linkkeeper.console.frame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShownTextTests {

	@Test
	void showsInvisibleCharactersAsCodePoints() {
		assertThat(ShownText.whole("a\u202Eb\u200Bc\nd").text()).isEqualTo("a\\u202Eb\\u200Bc\\u000Ad");
	}

	@Test
	void cutsALongText() {
		assertThat(ShownText.of("abcdef", 4)).isEqualTo(new ShownText("abcd", true, null));
		assertThat(ShownText.of("abcd", 4).cut()).isFalse();
	}

	@Test
	void cutsNoCharacterInTwo() {
		assertThat(ShownText.of("abc\uD83D\uDE00", 4).text()).isEqualTo("abc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://example.com/a", "https://example.com/?a=1&b=2#c" })
	void opensAddressesOfTheWeb(String address) {
		assertThat(ShownText.whole(address).href()).startsWith("http");
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "data:text/html,x", "https:", "http:alert", "httpx://example.com/",
			"ftp://example.com/", "https://exa mple.com/", "example.com", "" })
	void opensNothingElse(String text) {
		assertThat(ShownText.whole(text).href()).isNull();
	}

	@Test
	void isForeignOutsideOfAscii() {
		assertThat(ShownText.whole("plain").isForeign()).isFalse();
		assertThat(ShownText.whole("\u05D0").isForeign()).isTrue();
	}

}
