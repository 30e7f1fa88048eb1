package io.linkkeeper.repoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.linkkeeper.url.BrowserUrl;
import io.linkkeeper.url.InvalidUrlException;
import io.linkkeeper.url.UrlText;
import org.jspecify.annotations.Nullable;

/**
 * Finds a host where it is not the host of a URL: behind another scheme, as a user, or
 * within the path, the query or the fragment, also percent-encoded.
 */
final class HostSearch {

	private final String host;

	private final Pattern pattern;

	/**
	 * Creates a search.
	 * @param host the host as browsers see it
	 */
	HostSearch(String host) {
		this.host = host;
		this.pattern = Pattern.compile(
				"(?<![\\p{L}\\p{N}._-])" + Pattern.quote(host) + "(?![\\p{L}\\p{N}_-]|[.][\\p{L}\\p{N}])",
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	/**
	 * Searches a URL.
	 * @param url any text
	 * @return where the host is, as a phrase that follows the URL, or empty
	 */
	Optional<String> in(String url) {
		UrlText text = UrlText.of(url);
		String refusal = refusal(url);
		if (refusal != null) {
			return isIn(url) ? Optional.of(unopened(text, refusal)) : Optional.empty();
		}
		Map<String, String> parts = new LinkedHashMap<>();
		parts.put("as a user, before the @", text.authority().user());
		parts.put("in its path", text.path());
		parts.put("in its query", text.query());
		parts.put("in its fragment", text.fragment());
		return parts.entrySet()
			.stream()
			.filter((part) -> isIn(part.getValue()))
			.map((part) -> "has %s %s, not as its host".formatted(this.host, part.getKey()))
			.findFirst();
	}

	private static @Nullable String refusal(String url) {
		try {
			BrowserUrl.of(url);
			return null;
		}
		catch (InvalidUrlException ex) {
			return ex.reason();
		}
	}

	private String unopened(UrlText text, String refusal) {
		if (text.isWeb()) {
			return "has %s, but browsers do not open it: it %s".formatted(this.host, refusal);
		}
		return (text.scheme().isEmpty() || isIn(text.start()))
				? "has %s without http:// or https:// before it".formatted(this.host)
				: "has %s after %s:, and only http and https are rewritten".formatted(this.host, text.scheme());
	}

	private boolean isIn(String part) {
		return NestedText.of(part).anyMatch((text) -> this.pattern.matcher(text).find());
	}

}
