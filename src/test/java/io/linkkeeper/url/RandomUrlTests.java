package io.linkkeeper.url;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.UnicodeSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares random URLs with a second reading: of hosts by ICU, of the rest by a regular
 * expression.
 */
class RandomUrlTests {

	private static final int ROUNDS = 5_000;

	private static final IDNA BROWSERS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);

	/** Letters that Java 17 knows, and whose reading is still the same. */
	private static final UnicodeSet COMPARED = new UnicodeSet(
			"[[:age=13.0:]-[\\u04C0\\u1806\\u10A0-\\u10C5\\u2132\\u2183\\U0002F868\\U0002F874\\U0002F91F\\U0002F95F\\U0002F9BF]]")
		.freeze();

	private static final String[] PIECES = { "http:", "https:", "HTTPS:", "ftp:", "//", "/", "\\", "?", "#", "@", ":",
			"a", "B.c", ".", "example", "80", "99999", " ", "%41", "%20", "%", "\t", "\n", "[::1]", "[", "]", "|", ",",
			"xn--mnchen-3ya", "xn--a", "ü", "\u00AD", "ß", "\uFF0E", "\uFF21", "\u2488", "_", "0x7f" };

	@Test
	void hostsAreThoseOfTheSecondReading() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		for (int round = 0; round < ROUNDS; round++) {
			String host = letters(random) + "." + letters(random) + ".example";
			assertThat(BrowserUrl.find("https://" + host + "/").map(BrowserUrl::host))
				.as("host %s of seed %d", escaped(host), seed)
				.isEqualTo(hostByIcu(host));
		}
	}

	@Test
	void urlsAreSplitLikeTheSecondReading() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		int opened = 0;
		for (int round = 0; round < ROUNDS; round++) {
			StringBuilder url = new StringBuilder(random.nextBoolean() ? "https://" : "");
			random.ints(random.nextInt(10), 0, PIECES.length).forEach((piece) -> url.append(PIECES[piece]));
			String text = url.toString();
			assertThat(UrlText.of(text)).as("seed %d", seed).hasToString(text);
			Optional<BrowserUrl> found = BrowserUrl.find(text);
			assertThat(found.isPresent()).as("%s of seed %d", escaped(text), seed).isEqualTo(opens(text));
			opened += found.isPresent() ? 1 : 0;
		}
		assertThat(opened).as("opened URLs of seed %d", seed).isBetween(ROUNDS / 20, ROUNDS);
	}

	private static boolean opens(String url) {
		String text = url.strip().replaceAll("[\\t\\n\\r]", "");
		Matcher parts = Pattern.compile(
				"(?is)https?:[/\\\\]*(?:[^/\\\\?#]*@)?(\\[[^\\]]*\\]|[^:/\\\\?#\\[]*)(?::([0-9]*))?(?:[/\\\\?#].*)?")
			.matcher(text);
		if (!parts.matches() || parts.group(1).isEmpty()) {
			return false;
		}
		String port = parts.group(2);
		boolean valid = port == null || port.isEmpty() || port.length() < 6 && Integer.parseInt(port) <= 65_535;
		String host = parts.group(1);
		return valid && (host.equals("[::1]") || hostByIcu(host.replace("%41", "A").replace("%20", " ")).isPresent());
	}

	/** UTS #46 with the options of the URL standard, and the characters it forbids. */
	private static Optional<String> hostByIcu(String host) {
		IDNA.Info info = new IDNA.Info();
		String ascii = BROWSERS.nameToASCII(host, new StringBuilder(), info).toString().toLowerCase(Locale.ROOT);
		info.getErrors()
			.removeAll(Set.of(IDNA.Error.EMPTY_LABEL, IDNA.Error.LABEL_TOO_LONG, IDNA.Error.DOMAIN_NAME_TOO_LONG,
					IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN, IDNA.Error.HYPHEN_3_4));
		boolean forbidden = ascii.isEmpty() || ascii.matches("(?s).*[\\x00-\\x20#/:<>?@\\[\\\\\\]^|%\\x7F].*");
		if (!info.getErrors().isEmpty() || forbidden) {
			return Optional.empty();
		}
		return addressOf(ascii);
	}

	private static Optional<String> addressOf(String host) {
		try {
			return Optional.of(Ipv4Address.endsInNumber(host) ? Ipv4Address.of(host) : host);
		}
		catch (InvalidUrlException ex) {
			return Optional.empty();
		}
	}

	/** Letters that read from left to right, marks, digits and signs. */
	private static String letters(Random random) {
		StringBuilder letters = new StringBuilder();
		int length = 1 + random.nextInt(4);
		while (letters.codePointCount(0, letters.length()) < length) {
			int letter = (random.nextInt(3) > 0) ? 0x21 + random.nextInt(0x250) : 0x250 + random.nextInt(0x2F000);
			if (isCompared(letter)) {
				letters.appendCodePoint(letter);
			}
		}
		return letters.toString();
	}

	private static boolean isCompared(int letter) {
		byte direction = Character.getDirectionality(letter);
		return letter != '.' && letter != '/' && letter != '\\' && letter != '?' && letter != '#' && letter != '@'
				&& letter != ':' && letter != '[' && letter != '%' && COMPARED.contains(letter)
				&& direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT
				&& direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
				&& direction != Character.DIRECTIONALITY_ARABIC_NUMBER && letter != 0x200C && letter != 0x200D
				&& letter != '\n';
	}

	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder();
		text.chars()
			.forEach((unit) -> escaped
				.append((unit > ' ' && unit < 0x7F) ? String.valueOf((char) unit) : "\\u%04X".formatted(unit)));
		return escaped.toString();
	}

}
