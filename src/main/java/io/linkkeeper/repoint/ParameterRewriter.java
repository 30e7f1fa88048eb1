package io.linkkeeper.repoint;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.linkkeeper.definition.rule.Rewrite;
import io.linkkeeper.url.BrowserUrl;
import io.linkkeeper.url.PercentText;
import io.linkkeeper.url.UrlText;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the value of a parameter, in the query, in the fragment and in path pairs such
 * as {@code /uiconf_id/123}. Names and values are compared percent-decoded; all other
 * text is kept verbatim.
 */
final class ParameterRewriter implements UrlRewriter {

	/** The names of the parameter for a player, as Kaltura's embeds spell it. */
	private static final Pattern PLAYER = Pattern.compile("(?:flashvars\\[)?ui_?conf_?id\\]?",
			Pattern.CASE_INSENSITIVE);

	private final Predicate<String> name;

	private final @Nullable String from;

	private final String to;

	private final Pattern left;

	ParameterRewriter(Rewrite.Parameter rewrite) {
		this(rewrite.name()::equals, Pattern.quote(rewrite.name()), rewrite.from(), rewrite.to());
	}

	ParameterRewriter(Rewrite.Player rewrite) {
		this(PLAYER.asMatchPredicate(), PLAYER.pattern(), rewrite.from(), rewrite.to());
	}

	private ParameterRewriter(Predicate<String> name, String expression, @Nullable String from, String to) {
		this.name = name;
		this.from = from;
		this.to = to;
		String end = "(?![^&#/;?\"'\\s])";
		String value = (from != null) ? Pattern.quote(from) + end : "(?!(?:%s|%s)%s)[^&#/;?\"'\\s]+"
			.formatted(Pattern.quote(to), Pattern.quote(PercentText.encoded(to)), end);
		this.left = Pattern.compile("(?<![\\p{L}\\p{N}_])" + expression + "[=/]" + value, Pattern.CASE_INSENSITIVE);
	}

	@Override
	public String apply(String url) {
		if (BrowserUrl.find(url).isEmpty()) {
			return url;
		}
		UrlText text = UrlText.of(url);
		return text.with(path(text.path()), query(text.query()), fragment(text.fragment())).toString();
	}

	private String path(String path) {
		String[] segments = path.split("/", -1);
		for (int i = 0; i < segments.length - 1; i++) {
			if (this.name.test(PercentText.decoded(segments[i]))) {
				i++;
				segments[i] = replaced(segments[i], PercentText.decoded(segments[i]));
			}
		}
		return String.join("/", segments);
	}

	private String query(String query) {
		return query.isEmpty() ? query : "?" + pairs(query.substring(1));
	}

	/** Applications in the page keep a path, parameters or both in the fragment. */
	private String fragment(String fragment) {
		if (fragment.isEmpty()) {
			return fragment;
		}
		int query = fragment.indexOf('?');
		String path = (query >= 0) ? fragment.substring(1, query) : fragment.substring(1);
		return "#" + pairs(path(path)) + ((query >= 0) ? query(fragment.substring(query)) : "");
	}

	private String pairs(String pairs) {
		return Arrays.stream(pairs.split("&", -1)).map(this::pair).collect(Collectors.joining("&"));
	}

	private String pair(String pair) {
		int equals = pair.indexOf('=');
		if (equals < 0 || !this.name.test(nameOf(pair.substring(0, equals)))) {
			return pair;
		}
		String value = pair.substring(equals + 1);
		return pair.substring(0, equals + 1) + replaced(value, decoded(value));
	}

	/** An ampersand that was copied from a page is {@code &amp;}. */
	private static String nameOf(String text) {
		String name = text.startsWith("amp;") ? text.substring(4) : text;
		return decoded(name);
	}

	private String replaced(String text, String value) {
		boolean isReplaced = value.equals(this.from)
				|| (this.from == null && !value.isEmpty() && !value.equals(this.to));
		return isReplaced ? PercentText.encoded(this.to) : text;
	}

	/** In parameters a plus sign is a space. */
	private static String decoded(String text) {
		return PercentText.decoded(text.replace('+', ' '));
	}

	@Override
	public Optional<String> leftIn(String url) {
		boolean opens = BrowserUrl.find(url).isPresent();
		return NestedText.of(url)
			.map(this.left::matcher)
			.filter((match) -> match.find())
			.map((match) -> opens ? "has %s within another part, such as a URL in a parameter".formatted(match.group())
					: "has %s, but is no URL that browsers open".formatted(match.group()))
			.findFirst();
	}

}
