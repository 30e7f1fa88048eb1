package io.linkkeeper.repoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The components of a URL, not decoded, whose concatenation is the original text. Accepts
 * any text, including invalid URLs.
 *
 * @param scheme the scheme including the two slashes, or empty
 * @param authority the user, host and port, or empty
 * @param path the path, or empty
 * @param query the query including the question mark, or empty
 * @param fragment the fragment including the number sign, or empty
 */
record UrlText(String scheme, String authority, String path, String query, String fragment) {

	/** The expression of RFC 3986, appendix B. */
	private static final Pattern PARTS = Pattern
		.compile("(?s)((?:[^:/?#]+:)?//)?((?<=//)[^/?#]*)?([^?#]*)(\\?[^#]*)?(#.*)?");

	static UrlText of(String url) {
		Matcher parts = PARTS.matcher(url);
		if (!parts.matches()) {
			throw new IllegalStateException("The pattern must match any text: " + url);
		}
		return new UrlText(part(parts, 1), part(parts, 2), part(parts, 3), part(parts, 4), part(parts, 5));
	}

	private static String part(Matcher parts, int number) {
		String part = parts.group(number);
		return (part != null) ? part : "";
	}

	UrlText withAuthority(String other) {
		return new UrlText(this.scheme, other, this.path, this.query, this.fragment);
	}

	UrlText withPathAndQuery(String otherPath, String otherQuery) {
		return new UrlText(this.scheme, this.authority, otherPath, otherQuery, this.fragment);
	}

	@Override
	public String toString() {
		return this.scheme + this.authority + this.path + this.query + this.fragment;
	}

}
