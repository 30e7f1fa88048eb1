package io.linkkeeper.sandbox.link;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The domains that goto leads to. Installations since July 2026 can have such a list; how
 * the server words its refusal is not known, and taken to be as for a disabled link.
 */
final class GotoDomains {

	private static final Pattern HOST = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#]*@)?([^/?#:@]*).*",
			Pattern.DOTALL);

	private final List<String> domains;

	/**
	 * Creates a list.
	 * @param domains the domains; their subdomains are admitted too, and all hosts when
	 * empty
	 */
	GotoDomains(List<String> domains) {
		this.domains = domains.stream().map((domain) -> domain.toLowerCase(Locale.ROOT)).toList();
	}

	boolean admit(String fullUrl) {
		if (this.domains.isEmpty()) {
			return true;
		}
		Matcher url = HOST.matcher(fullUrl);
		String host = url.matches() ? url.group(1).toLowerCase(Locale.ROOT) : "";
		return this.domains.stream().anyMatch((domain) -> host.equals(domain) || host.endsWith("." + domain));
	}

}
