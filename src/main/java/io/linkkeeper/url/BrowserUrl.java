package io.linkkeeper.url;

import java.util.List;
import java.util.Optional;

/**
 * An http or https URL that browsers can open. Immutable.
 *
 * @param text the URL as it is written
 * @param host the host as browsers see it: in lower case, decoded, in ASCII; IPv6
 * addresses in brackets
 * @param port the port, also where it is the scheme's
 */
public record BrowserUrl(UrlText text, String host, int port) {

	private static final int HIGHEST_PORT = 65_535;

	/**
	 * Reads a URL.
	 * @param url the text
	 * @return the URL
	 * @throws InvalidUrlException when browsers cannot open it
	 */
	public static BrowserUrl of(String url) {
		UrlText text = UrlText.of(url);
		if (!text.isWeb()) {
			throw new InvalidUrlException("is no web address; it must begin with http:// or https://");
		}
		UrlText.Authority authority = text.authority();
		String host = UrlText.clean(authority.host());
		if (host.isEmpty()) {
			throw new InvalidUrlException("has no host between %s and the %s; write it there, such as www.example.com"
				.formatted(UrlText.clean(authority.user()).isEmpty() ? "the slashes" : "@",
						authority.port().isEmpty() ? "path" : "port"));
		}
		return new BrowserUrl(text, HostName.of(host), port(UrlText.clean(authority.port()), text.scheme()));
	}

	/**
	 * Reads a URL that may be invalid.
	 * @param url the text
	 * @return the URL, or empty when browsers cannot open it
	 */
	public static Optional<BrowserUrl> find(String url) {
		try {
			return Optional.of(of(url));
		}
		catch (InvalidUrlException ex) {
			return Optional.empty();
		}
	}

	private static int port(String port, String scheme) {
		String digits = port.isEmpty() ? "" : port.substring(1);
		if (digits.isEmpty()) {
			return scheme.equals("http") ? 80 : 443;
		}
		digits.codePoints().filter((digit) -> digit < '0' || digit > '9').findFirst().ifPresent((character) -> {
			throw new InvalidUrlException(
					"has %s in its port; ports are numbers: correct ':%s', or write / before what is no port"
						.formatted(CharacterName.of(character), digits));
		});
		String number = digits.replaceFirst("^0+(?=.)", "");
		if (number.length() > 5 || Integer.parseInt(number) > HIGHEST_PORT) {
			throw new InvalidUrlException("has the port %s; the highest is %d".formatted(digits, HIGHEST_PORT));
		}
		return Integer.parseInt(number);
	}

	/**
	 * Whether the port is the one of the scheme.
	 * @return false for another port
	 */
	public boolean hasDefaultPort() {
		return this.port == (this.text.scheme().equals("http") ? 80 : 443);
	}

	/**
	 * Returns the host, with the port unless it is the scheme's.
	 * @return the host as browsers show it
	 */
	public String address() {
		return hasDefaultPort() ? this.host : this.host + ":" + this.port;
	}

	/**
	 * Returns what is suspicious about the URL although browsers open it.
	 * @return sentences that follow the URL, or none
	 */
	public List<String> warnings() {
		return UrlWarnings.of(this);
	}

}
