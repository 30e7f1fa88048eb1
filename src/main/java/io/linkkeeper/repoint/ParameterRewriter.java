package io.linkkeeper.repoint;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.linkkeeper.definition.rule.Rewrite;

/**
 * Replaces the value of a parameter, in the query and in path pairs such as
 * {@code /uiconf_id/123}. Names and values are compared percent-decoded; all other text
 * is kept verbatim.
 */
final class ParameterRewriter implements UnaryOperator<String> {

	private final Rewrite.Parameter rewrite;

	private final String to;

	ParameterRewriter(Rewrite.Parameter rewrite) {
		this.rewrite = rewrite;
		this.to = URLEncoder.encode(rewrite.to(), StandardCharsets.UTF_8).replace("+", "%20");
	}

	@Override
	public String apply(String url) {
		UrlText text = UrlText.of(url);
		return text.withPathAndQuery(path(text.path()), query(text.query())).toString();
	}

	private String path(String path) {
		String[] segments = path.split("/", -1);
		for (int i = 0; i < segments.length - 1; i++) {
			if (decoded(plain(segments[i])).equals(this.rewrite.name())) {
				i++;
				segments[i] = isReplaced(decoded(plain(segments[i]))) ? this.to : segments[i];
			}
		}
		return String.join("/", segments);
	}

	private String query(String query) {
		return query.isEmpty() ? query : "?"
				+ Arrays.stream(query.substring(1).split("&", -1)).map(this::pair).collect(Collectors.joining("&"));
	}

	private String pair(String pair) {
		int equals = pair.indexOf('=');
		boolean rewrites = equals >= 0 && decoded(pair.substring(0, equals)).equals(this.rewrite.name())
				&& isReplaced(decoded(pair.substring(equals + 1)));
		return rewrites ? pair.substring(0, equals + 1) + this.to : pair;
	}

	private boolean isReplaced(String value) {
		return value.equals(this.rewrite.from())
				|| (this.rewrite.from() == null && !value.isEmpty() && !value.equals(this.rewrite.to()));
	}

	/** Escapes plus signs, which have no special meaning in a path. */
	private static String plain(String segment) {
		return segment.replace("+", "%2B");
	}

	private static String decoded(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// not percent-encoded: an unescaped percent sign
			return text;
		}
	}

}
