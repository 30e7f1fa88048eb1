package io.linkkeeper.text;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PrintableTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, '\t', '\n', '\r', 0x1B, 0x7F, 0x85, 0x9B, 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A,
			0x202E, 0x2066, 0x2069, 0xD800, 0xDFFF })
	void replacesControlCharacter(int character) {
		assertThat(Printable.of("a" + (char) character + "b")).isEqualTo("a\uFFFDb");
	}

	@Test
	void keepsLineFeedsOfSeveralLinesOnly() {
		assertThat(Printable.lines("a\tb\r\n\u001B[2Jc\n")).isEqualTo("a\uFFFDb\uFFFD\n\uFFFD[2Jc\n");
	}

	@Test
	void keepsLineEndsOfACell() {
		assertThat(Printable.inCell("a\tb\r\n\u001Bc\u202E")).isEqualTo("a\tb\r\n\uFFFDc\uFFFD");
	}

	@Test
	void escapesWhatJsonAllows() {
		String text = "a\u001B\u0085\u009B\u2028\u202E\u007Fb";
		String json = Printable.inJson(JsonMapper.shared().writeValueAsString(Map.of("k", text)));
		assertThat(json).isEqualTo("{\"k\":\"a\\u001B\\u0085\\u009B\\u2028\\u202E\\u007Fb\"}");
		assertThat(JsonMapper.shared().readTree(json).get("k").asString()).isEqualTo(text);
	}

	@Test
	void keepsTextOfAllLanguages() {
		String text = "Käse 日本 \u05E9\u05DC\u05D5\u05DD e\u0301 \uD83D\uDE00 👩\u200D👧 \u00A0=1+1";
		assertThat(Printable.of(text)).isEqualTo(text);
	}

}
