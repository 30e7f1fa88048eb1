package io.linkkeeper.csvimport.row;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.linkkeeper.url.BrowserUrl;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes URLs that lead to short links of the same service, and rings of them. Not
 * thread-safe.
 */
public final class ShortUrls {

	private static final Pattern ID = Pattern
		.compile("(?:/tiny/|(?:/[a-z0-9_.]+)*/service/shortlink_shortlink/action/goto/id/)([0-9A-Za-z_-]+)/?");

	private static final int MAX_HOPS = 50;

	private final String service;

	private final Function<String, Optional<String>> currentTargets;

	private final Function<Predicate<String>, Map<String, String>> find;

	private @Nullable Map<String, String> desiredTargets;

	/**
	 * Creates a recognizer.
	 * @param tinyUrl the short URL of any link of the service
	 * @param currentTargets returns the URL to which a link of the account leads
	 * @param find finds the URLs of a kind to which rows of the file want to lead links,
	 * by the link's id; called once, and only when a URL leads to a short link
	 */
	public ShortUrls(String tinyUrl, Function<String, Optional<String>> currentTargets,
			Function<Predicate<String>, Map<String, String>> find) {
		this.service = BrowserUrl.find(tinyUrl).map(BrowserUrl::address).orElse("");
		this.currentTargets = currentTargets;
		this.find = find;
	}

	/**
	 * Returns the short link to which a URL leads.
	 * @param url any text
	 * @return the link's id, or empty when the URL leads elsewhere
	 */
	public Optional<String> idIn(String url) {
		if (!url.contains("/tiny/") && !url.contains("/action/goto/id/")) {
			return Optional.empty();
		}
		return BrowserUrl.find(url)
			.filter((opened) -> opened.address().equals(this.service))
			.map((opened) -> ID.matcher(opened.text().path()))
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1));
	}

	/**
	 * Whether a URL leads back to the link that it is the target of, directly or by other
	 * short links.
	 * @param id the link
	 * @param url its target
	 * @return true when browsers would never arrive
	 */
	public boolean isRing(String id, String url) {
		Set<String> seen = new HashSet<>();
		Optional<String> next = idIn(url);
		while (next.isPresent() && seen.size() < MAX_HOPS && seen.add(next.orElseThrow())) {
			if (next.orElseThrow().equals(id)) {
				return true;
			}
			next = target(next.orElseThrow()).flatMap(this::idIn);
		}
		return false;
	}

	private Optional<String> target(String id) {
		Map<String, String> desired = this.desiredTargets;
		if (desired == null) {
			desired = Map.copyOf(this.find.apply((url) -> idIn(url).isPresent()));
			this.desiredTargets = desired;
		}
		return Optional.ofNullable(desired.get(id)).or(() -> this.currentTargets.apply(id));
	}

}
