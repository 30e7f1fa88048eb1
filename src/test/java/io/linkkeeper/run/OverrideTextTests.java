package io.linkkeeper.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OverrideTextTests {

	@Test
	void plainValuesAreNotQuoted() {
		assertThat(OverrideText.options(Map.of("rule.file", "campaigns/spring-2.csv")))
			.isEqualTo(" -p rule.file=campaigns/spring-2.csv");
		assertThat(OverrideText.options(Map.of())).isEmpty();
	}

	@Test
	void quotesWhatAShellWouldChange() {
		assertThat(OverrideText
			.options(new TreeMap<>(Map.of("rule.file", "Spring sale.csv", "select.systemName", "['A*']"))))
			.isEqualTo(" -p 'rule.file=Spring sale.csv' -p 'select.systemName=['\\''A*'\\'']'");
	}

	@Test
	void shellReadsTheValuesBack() throws IOException {
		Map<String, String> overrides = new LinkedHashMap<>();
		List<String> values = List.of("a b", "$HOME", "`id`", "'", "\"", "\\", "!x", "*", "~", "#", "ü", ";&|<>",
				"{a,b}", "two\nlines");
		values.forEach((value) -> overrides.put("k" + overrides.size(), value));
		Process shell = new ProcessBuilder("/bin/sh", "-c", "printf '%s\\0' " + OverrideText.options(overrides))
			.start();
		String[] words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0");
		for (int i = 0; i < values.size(); i++) {
			assertThat(words[2 * i + 1]).isEqualTo("k" + i + "=" + values.get(i));
		}
	}

}
