package io.linkkeeper.repoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL in its parts, none of them decoded: put together again they are the same text.
 * Takes any text, also one that is no URL.
 *
 * @param scheme up to the two slashes, or empty
 * @param authority user, host and port, or empty
 * @param path from its first slash on, or empty
 * @param query with its question mark, or empty
 * @param fragment with its number sign, or empty
 */
record UrlText(String scheme, String authority, String path, String query, String fragment) {

	/** As in RFC 3986, appendix B. */
	private static final Pattern PARTS = Pattern
		.compile("(?s)((?:[^:/?#]+:)?//)?((?<=//)[^/?#]*)?([^?#]*)(\\?[^#]*)?(#.*)?");

	static UrlText of(String url) {
		Matcher parts = PARTS.matcher(url);
		if (!parts.matches()) {
			throw new IllegalStateException("Every text has such parts, even if empty: " + url);
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
