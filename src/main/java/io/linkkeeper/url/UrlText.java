package io.linkkeeper.url;

import java.util.Locale;
import java.util.function.IntPredicate;

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
	 * Splits a text.
	 * @param url any text
	 * @return its components
	 */
	public static UrlText of(String url) {
		int colon = endOfScheme(url);
		int end = withoutBlanks(url, colon);
		boolean web = isWeb(url.substring(0, colon));
		int slashes = web ? after(url, colon, end, UrlText::isSlash) : colon;
		int path = web ? after(url, slashes, end, (character) -> !isOneOf("/\\?#", character)) : slashes;
		int query = after(url, path, end, (character) -> !isOneOf("?#", character));
		int fragment = after(url, query, end, (character) -> character != '#');
		return new UrlText(url.substring(0, slashes), web ? Authority.of(url.substring(slashes, path)) : Authority.NONE,
				url.substring(path, query), url.substring(query, fragment), url.substring(fragment, end),
				url.substring(end));
	}

	/** Returns the end of the scheme with its colon, or 0 without a scheme. */
	private static int endOfScheme(String url) {
		int start = after(url, 0, url.length(), UrlText::isBlank);
		int end = after(url, start, url.length(), UrlText::isInScheme);
		boolean scheme = end > start && end < url.length() && isLetter(url.charAt(start)) && url.charAt(end) == ':';
		return scheme ? end + 1 : 0;
	}

	private static int withoutBlanks(String url, int from) {
		int end = url.length();
		while (end > from && isBlank(url.charAt(end - 1))) {
			end--;
		}
		return end;
	}

	/** Returns the place of the first character that does not meet a condition. */
	private static int after(String url, int from, int end, IntPredicate condition) {
		int at = from;
		while (at < end && condition.test(url.charAt(at))) {
			at++;
		}
		return at;
	}

	/**
	 * Browsers drop tabs and line ends anywhere, and other controls and blanks around.
	 */
	private static boolean isBlank(int character) {
		return character <= ' ';
	}

	private static boolean isDropped(int character) {
		return isOneOf("\t\n\r", character);
	}

	private static boolean isSlash(int character) {
		return isOneOf("/\\", character) || isDropped(character);
	}

	private static boolean isInScheme(int character) {
		return isLetter(character) || (character >= '0' && character <= '9') || isOneOf("+.-", character)
				|| isDropped(character);
	}

	private static boolean isLetter(int character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
	}

	private static boolean isOneOf(String characters, int character) {
		return characters.indexOf(character) >= 0;
	}

	/**
	 * Drops what browsers drop anywhere in a URL: tabs and line ends.
	 */
	static String clean(String text) {
		boolean clean = after(text, 0, text.length(), (character) -> !isDropped(character)) == text.length();
		return clean ? text : text.replaceAll("[\\t\\n\\r]", "");
	}

	private static boolean isWeb(String start) {
		String scheme = scheme(start);
		return scheme.equals("http") || scheme.equals("https");
	}

	private static String scheme(String start) {
		String text = clean(start).strip();
		return text.substring(0, Math.max(0, text.indexOf(':'))).strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the scheme.
	 * @return the scheme in lower case without colon, or empty for none
	 */
	public String scheme() {
		return scheme(this.start);
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
		return isWeb(this.start);
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

		static Authority of(String text) {
			int host = text.lastIndexOf('@') + 1;
			int port = endOfHost(text, host);
			return new Authority(text.substring(0, host), text.substring(host, port), text.substring(port));
		}

		/** A colon in brackets belongs to an IPv6 address. */
		private static int endOfHost(String text, int from) {
			boolean brackets = false;
			int at = from;
			while (at < text.length() && (brackets || text.charAt(at) != ':')) {
				brackets = (text.charAt(at) == '[') || (brackets && text.charAt(at) != ']');
				at++;
			}
			return at;
		}

		@Override
		public String toString() {
			return this.user + this.host + this.port;
		}

	}

}
