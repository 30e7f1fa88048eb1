package io.linkkeeper.repoint;

import java.util.Optional;

import io.linkkeeper.definition.rule.Rewrite;
import io.linkkeeper.url.BrowserUrl;
import io.linkkeeper.url.UrlText;

/**
 * Replaces the host of a URL, in each spelling that browsers read as this host. Keeps the
 * user, and the port unless the rewrite specifies one.
 */
final class HostRewriter implements UrlRewriter {

	private final BrowserUrl from;

	private final boolean anyPort;

	private final String to;

	private final String toPort;

	private final HostSearch search;

	HostRewriter(Rewrite.Host rewrite) {
		UrlText.Authority wanted = UrlText.of("http://" + rewrite.from()).authority();
		UrlText.Authority replacement = UrlText.of("http://" + rewrite.to()).authority();
		this.from = BrowserUrl.of("http://" + rewrite.from());
		this.anyPort = wanted.port().isEmpty();
		this.to = replacement.host();
		this.toPort = replacement.port();
		this.search = new HostSearch(this.from.host());
	}

	@Override
	public String apply(String url) {
		return BrowserUrl.find(url).filter(this::isFrom).map(this::rewritten).orElse(url);
	}

	private boolean isFrom(BrowserUrl url) {
		return isFromHost(url) && (this.anyPort || url.port() == this.from.port());
	}

	private boolean isFromHost(BrowserUrl url) {
		return withoutDot(url.host()).equals(withoutDot(this.from.host()));
	}

	/** A dot at the end says only that the name is complete. */
	private static String withoutDot(String host) {
		return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
	}

	private String rewritten(BrowserUrl url) {
		boolean keepsPort = this.anyPort && this.toPort.isEmpty();
		return url.text().leadingTo(this.to, keepsPort ? url.text().authority().port() : this.toPort).toString();
	}

	@Override
	public Optional<String> leftIn(String url) {
		if (BrowserUrl.find(url).filter((opened) -> isFromHost(opened) && !isFrom(opened)).isPresent()) {
			return Optional.of("leads to %s on another port".formatted(this.from.host()));
		}
		return this.search.in(url);
	}

}
