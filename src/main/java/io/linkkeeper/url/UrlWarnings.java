package io.linkkeeper.url;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is suspicious about a URL that browsers open. Each warning says what to
 * write instead.
 */
final class UrlWarnings {

	private static final Pattern BLANK = Pattern.compile("[ \\t]");

	private static final Set<String> SCHEMES = Set.of("http", "https");

	private static final int LONGEST_LABEL = 63;

	private final BrowserUrl url;

	private final List<String> warnings = new ArrayList<>();

	private UrlWarnings(BrowserUrl url) {
		this.url = url;
	}

	static List<String> of(BrowserUrl url) {
		UrlWarnings warnings = new UrlWarnings(url);
		warnings.find();
		return List.copyOf(warnings.warnings);
	}

	private void find() {
		String host = this.url.host();
		UrlText text = this.url.text();
		warn(SCHEMES.contains(host), "leads to the host '%s': its scheme is written twice; delete one", host);
		warn(text.slashes().length() < 2,
				"has fewer than two slashes after %s:, so that a redirect leads to a path of the short link's own host;"
						+ " write %1$s://",
				text.scheme());
		warn(text.slashes().indexOf('\\') >= 0,
				"has backslashes after %s:, which only browsers read as slashes;" + " write %1$s://", text.scheme());
		warn(host.contains(",") || host.contains(";"), "leads to the host '%s', which has %s; write a dot instead",
				host, host.contains(",") ? "a comma" : "a semicolon");
		label(host);
		user(text.authority().user());
		spelling(UrlText.clean(text.authority().host()));
		blanks(text.path() + text.query() + text.fragment());
	}

	private void warn(boolean found, String warning, Object... arguments) {
		if (found) {
			this.warnings.add(warning.formatted(arguments));
		}
	}

	private void label(String host) {
		warn(host.startsWith(".") || host.contains(".."),
				"leads to the host '%s', which has nothing before a dot; delete the dot", host);
		warn(host.lines()
			.flatMap((line) -> List.of(line.split("\\.")).stream())
			.anyMatch((label) -> label.length() > LONGEST_LABEL),
				"leads to the host '%s', of which a part has more than %d characters; no such name exists", host,
				LONGEST_LABEL);
	}

	private void user(String user) {
		String name = user.isEmpty() ? "" : user.substring(0, user.length() - 1);
		warn(name.indexOf('.') > 0, "leads to %s, not to '%s', which is only a user; delete it and the @",
				this.url.host(), name);
	}

	/** Letters of other scripts are usual; what browsers read as other letters is not. */
	private void spelling(String host) {
		String lower = host.toLowerCase(Locale.ROOT);
		boolean plain = host.chars().allMatch((character) -> character < 0x80);
		boolean same = plain ? lower.equals(this.url.host())
				: Normalizer.normalize(lower, Normalizer.Form.NFC)
					.equals(Normalizer.normalize(lower, Normalizer.Form.NFKC))
						&& lower.codePoints().allMatch((letter) -> letter < 0x80 || isLetter(letter))
						&& lower.indexOf('%') < 0;
		warn(!same && !host.startsWith("["), "leads to %s, which its host only means; write that", this.url.host());
	}

	private static boolean isLetter(int character) {
		return Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK
				|| Character.getType(character) == Character.COMBINING_SPACING_MARK;
	}

	private void blanks(String rest) {
		Matcher blank = BLANK.matcher(rest);
		if (blank.find()) {
			int character = rest.codePointAt(blank.start());
			warn(true, "has %s, at which mails and messengers end it; write %s", CharacterName.of(character),
					CharacterName.encoded(character));
		}
	}

}
