package io.linkkeeper.repoint;

import java.util.function.UnaryOperator;

import io.linkkeeper.definition.rule.Rewrite;

/**
 * Replaces the host of a URL. Keeps the user, and the port unless the rewrite specifies
 * one.
 */
final class HostRewriter implements UnaryOperator<String> {

	private final Rewrite.Host rewrite;

	HostRewriter(Rewrite.Host rewrite) {
		this.rewrite = rewrite;
	}

	@Override
	public String apply(String url) {
		UrlText text = UrlText.of(url);
		String authority = text.authority();
		int at = authority.lastIndexOf('@') + 1;
		String address = authority.substring(at);
		if (!address.equalsIgnoreCase(this.rewrite.from()) && !host(address).equalsIgnoreCase(this.rewrite.from())) {
			return url;
		}
		boolean keepsPort = host(this.rewrite.from()).equals(this.rewrite.from())
				&& host(this.rewrite.to()).equals(this.rewrite.to());
		String port = keepsPort ? address.substring(host(address).length()) : "";
		return text.withAuthority(authority.substring(0, at) + this.rewrite.to() + port).toString();
	}

	private static String host(String address) {
		int colon = address.lastIndexOf(':');
		return (colon > address.lastIndexOf(']')) ? address.substring(0, colon) : address;
	}

}
