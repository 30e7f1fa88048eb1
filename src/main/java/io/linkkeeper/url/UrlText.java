package io.linkkeeper.url;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The components of a URL, split as browsers split it but not decoded: their
 * concatenation is the original text. Accepts any text, including invalid URLs. A text
 * that is no http or https URL has an empty authority. Immutable.
 *
 * @param start the scheme with blanks before it and slashes after it, or empty
 * @param authority the user, host and port
 * @param path the path, or empty
 * @param query the query including the question mark, or empty
 * @param fragment the fragment including the number sign, or empty
 * @param end the blanks and control characters at the end, which browsers drop
 */
public record UrlText(String start, Authority authority, String path, String query, String fragment, String end) {

	/**
	 * Browsers drop tabs and line ends anywhere, and other controls and blanks around.
	 */
	private static final Pattern PARTS = Pattern.compile("""
			(?s)(?<start>[\\x00-\\x20]*+(?<scheme>[A-Za-z][A-Za-z0-9+.\\-\\t\\n\\r]*):)?\
			(?<rest>.*?)(?<end>[\\x00-\\x20]*)""");

	private static final Pattern AUTHORITY = Pattern
		.compile("(?s)(?<slashes>[/\\\\\\t\\n\\r]*+)(?<authority>[^/\\\\?#]*)(?<tail>.*)");

	private static final Pattern TAIL = Pattern.compile("(?s)(?<path>[^?#]*)(?<query>\\?[^#]*)?(?<fragment>#.*)?");

	private static final Pattern DROPPED = Pattern.compile("[\\t\\n\\r]");

	/**
	 * Splits a text.
	 * @param url any text
	 * @return its components
	 */
	public static UrlText of(String url) {
		Matcher parts = matched(PARTS, url);
		String start = part(parts, "start");
		String rest = part(parts, "rest");
		if (!isWeb(part(parts, "scheme"))) {
			return of(start, Authority.NONE, rest, part(parts, "end"));
		}
		Matcher matched = matched(AUTHORITY, rest);
		return of(start + part(matched, "slashes"), Authority.of(part(matched, "authority")), part(matched, "tail"),
				part(parts, "end"));
	}

	private static UrlText of(String start, Authority authority, String rest, String end) {
		Matcher tail = matched(TAIL, rest);
		return new UrlText(start, authority, part(tail, "path"), part(tail, "query"), part(tail, "fragment"), end);
	}

	private static Matcher matched(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalStateException("The pattern must match any text: " + text);
		}
		return matcher;
	}

	private static String part(Matcher matcher, String name) {
		String part = matcher.group(name);
		return (part != null) ? part : "";
	}

	private static boolean isWeb(String scheme) {
		String name = clean(scheme).toLowerCase(Locale.ROOT);
		return name.equals("http") || name.equals("https");
	}

	/**
	 * Drops what browsers drop anywhere in a URL: tabs and line ends.
	 */
	static String clean(String text) {
		return DROPPED.matcher(text).replaceAll("");
	}

	/**
	 * Returns the scheme.
	 * @return the scheme in lower case without colon, or empty for none
	 */
	public String scheme() {
		String text = clean(this.start).strip();
		return text.substring(0, Math.max(0, text.indexOf(':'))).strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the slashes and backslashes between the scheme and the authority.
	 * @return the slashes, verbatim
	 */
	String slashes() {
		return clean(this.start.substring(this.start.indexOf(':') + 1));
	}

	/**
	 * Whether the scheme is http or https.
	 * @return false for another one or none
	 */
	public boolean isWeb() {
		return isWeb(scheme());
	}

	/**
	 * Returns this URL with another host and port.
	 * @param host the new host
	 * @param port the new port including the colon, or empty
	 * @return the new URL, otherwise the same
	 */
	public UrlText leadingTo(String host, String port) {
		return new UrlText(this.start, new Authority(this.authority.user(), host, port), this.path, this.query,
				this.fragment, this.end);
	}

	/**
	 * Returns this URL with another path, query and fragment.
	 * @param otherPath the new path
	 * @param otherQuery the new query including the question mark, or empty
	 * @param otherFragment the new fragment including the number sign, or empty
	 * @return the new URL, otherwise the same
	 */
	public UrlText with(String otherPath, String otherQuery, String otherFragment) {
		return new UrlText(this.start, this.authority, otherPath, otherQuery, otherFragment, this.end);
	}

	@Override
	public String toString() {
		return this.start + this.authority + this.path + this.query + this.fragment + this.end;
	}

	/**
	 * The components between the slashes and the path.
	 *
	 * @param user the user and password including the at sign, or empty
	 * @param host the host, or empty
	 * @param port the port including the colon, or empty
	 */
	public record Authority(String user, String host, String port) {

		static final Authority NONE = new Authority("", "", "");

		/** A colon in brackets belongs to an IPv6 address. */
		private static final Pattern HOST = Pattern.compile("(?s)(?:\\[[^\\]]*\\]?|[^:\\[])*+");

		static Authority of(String text) {
			int at = text.lastIndexOf('@') + 1;
			Matcher host = HOST.matcher(text).region(at, text.length());
			int end = host.lookingAt() ? host.end() : at;
			return new Authority(text.substring(0, at), text.substring(at, end), text.substring(end));
		}

		@Override
		public String toString() {
			return this.user + this.host + this.port;
		}

	}

}
