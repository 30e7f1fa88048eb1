package io.linkkeeper.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises hosts of this machine without asking a name server.
 */
public final class Loopback {

	private static final Pattern LITERAL = Pattern
		.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|\\[?[0-9a-fA-F.]*:[0-9a-fA-F:.]*]?");

	private Loopback() {
	}

	/**
	 * Whether a host is this machine's loopback interface.
	 * @param host a name or an address, IPv6 with or without brackets
	 * @return true for {@code localhost} and loopback addresses
	 */
	public static boolean isLoopback(String host) {
		return host.toLowerCase(Locale.ROOT).equals("localhost")
				|| address(host).filter(InetAddress::isLoopbackAddress).isPresent();
	}

	/**
	 * Parses an IP address.
	 * @param host a name or an address, IPv6 with or without brackets
	 * @return the address, or empty for a name
	 */
	static Optional<InetAddress> address(String host) {
		if (!LITERAL.matcher(host).matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(InetAddress.getByName(host));
		}
		catch (UnknownHostException ex) {
			return Optional.empty();
		}
	}

}
