package io.linkkeeper.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The address of an HTTP proxy. Its text contains no password.
 *
 * @param host the host
 * @param port the port
 * @param user the user, or empty
 * @param password the user's password, or empty
 */
record ProxyAddress(String host, int port, String user, String password) {

	private static final int DEFAULT_PORT = 80;

	/**
	 * Parses an address in the notation of {@code HTTPS_PROXY}: an http URL, or a host
	 * and a port alone.
	 * @param text the address
	 * @param variable where it is from, for messages, which do not contain the address
	 */
	static ProxyAddress parse(String text, String variable) {
		URI uri = uri(text.strip(), variable);
		if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || !uri.getRawPath().matches("/?")) {
			throw invalid(variable);
		}
		String[] user = (uri.getRawUserInfo() != null) ? uri.getRawUserInfo().split(":", 2) : new String[0];
		return new ProxyAddress(uri.getHost(), (uri.getPort() > 0) ? uri.getPort() : DEFAULT_PORT,
				(user.length > 0) ? decoded(user[0]) : "", (user.length > 1) ? decoded(user[1]) : "");
	}

	/** The parser's exception quotes the address. */
	private static URI uri(String text, String variable) {
		URI uri = null;
		try {
			uri = new URI(text.contains("://") ? text : "http://" + text);
		}
		catch (URISyntaxException ex) {
			throw invalid(variable);
		}
		return uri;
	}

	private static IllegalArgumentException invalid(String variable) {
		return new IllegalArgumentException(variable
				+ " must be the address of an HTTP proxy, such as http://proxy.example.com:3128, or with a user"
				+ " http://USER:PASSWORD@proxy.example.com:3128, where special characters are escaped as in URLs");
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return this.host + ":" + this.port;
	}

}
