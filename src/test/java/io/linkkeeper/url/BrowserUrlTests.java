package io.linkkeeper.url;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BrowserUrlTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource("opened")
	void opensWhatBrowsersOpen(String name, String url, String address, String warning) {
		BrowserUrl opened = BrowserUrl.of(url);
		assertThat(opened.address()).isEqualTo(address);
		assertThat(opened.text()).hasToString(url);
		if (warning.isEmpty()) {
			assertThat(opened.warnings()).isEmpty();
		}
		else {
			assertThat(opened.warnings()).first().asString().contains(warning);
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("refused")
	void refusesWhatBrowsersRefuse(String name, String url, String address, String reason) {
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> BrowserUrl.of(url))
			.extracting(InvalidUrlException::reason)
			.asString()
			.contains(reason);
		assertThat(BrowserUrl.find(url)).isEmpty();
		assertThat(UrlText.of(url)).hasToString(url);
	}

	@Test
	void warningsSayWhatToWrite() {
		assertThat(BrowserUrl.of("https:/www..example.com/a b").warnings()).containsExactly(
				"has fewer than two slashes after https:, so that a redirect leads to a path of the short link's own"
						+ " host; write https://",
				"leads to the host 'www..example.com', which has nothing before a dot; delete the dot",
				"has a space, at which mails and messengers end it; write %20");
	}

	@Test
	void refusalsNameTheCharacterAndWhatToWrite() {
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> BrowserUrl.of("https://a b.example/"))
			.withMessage("has a space in its host, which no host may have; delete it, or write %20 after the first /"
					+ " of the path");
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> BrowserUrl.of("https://a.example:8o/"))
			.withMessage("has 'o' in its port; ports are numbers: correct ':8o', or write / before what is no port");
	}

	@Test
	void partsKeepTheirSpelling() {
		UrlText text = UrlText.of(" HTTPS:\\\\me@OLD.example.com.:443/a?b#c ");
		assertThat(text.leadingTo("new.example.com", ":443")).hasToString(" HTTPS:\\\\me@new.example.com:443/a?b#c ");
		assertThat(text.with("/x", "?y", "#z")).hasToString(" HTTPS:\\\\me@OLD.example.com.:443/x?y#z ");
		assertThat(UrlText.of("ftp://old.example.com/a?b#c").authority()).isEqualTo(UrlText.Authority.NONE);
	}

	private static Stream<Arguments> opened() throws IOException {
		return cases("opens");
	}

	private static Stream<Arguments> refused() throws IOException {
		return cases("fails");
	}

	private static Stream<Arguments> cases(String outcome) throws IOException {
		try (InputStream input = Objects
			.requireNonNull(BrowserUrlTests.class.getResourceAsStream("/io/linkkeeper/url/urls.tsv"))) {
			return new String(input.readAllBytes(), StandardCharsets.UTF_8).lines()
				.skip(1)
				.map((line) -> line.split("\t", -1))
				.filter((cells) -> cells[2].equals(outcome))
				.map((cells) -> Arguments.of(cells[0], new JsonMapper().readValue(cells[1], String.class), cells[3],
						cells[4]))
				.toList()
				.stream();
		}
	}

}
