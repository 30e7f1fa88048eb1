package io.linkkeeper.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hosts that are reached without proxy, in the notation of {@code NO_PROXY}: names
 * with all their subdomains, addresses, blocks of addresses such as {@code 10.0.0.0/8},
 * each perhaps with a port, or {@code *} for all. Names are not resolved.
 *
 * @param entries the entries, in lower case
 */
record NoProxy(List<String> entries) {

	static NoProxy parse(String text) {
		return new NoProxy(
				Stream.of(text.toLowerCase(Locale.ROOT).split("[,\\s]+")).filter((entry) -> !entry.isEmpty()).toList());
	}

	boolean covers(String host, int port) {
		String name = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]|\\.$", "");
		return this.entries.stream().anyMatch((entry) -> covers(entry, name, port));
	}

	private static boolean covers(String entry, String name, int port) {
		if (entry.equals("*")) {
			return true;
		}
		if (entry.contains("/")) {
			return Loopback.address(name).filter((address) -> isInBlock(address, entry)).isPresent();
		}
		boolean hasPort = entry.matches("[^:]+:\\d+|\\[.*]:\\d+");
		String pattern = hasPort ? entry.substring(0, entry.lastIndexOf(':')) : entry;
		String suffix = pattern.replaceAll("^\\*?\\.|[\\[\\]]", "");
		return (!hasPort || entry.endsWith(":" + port)) && (name.equals(suffix) || name.endsWith("." + suffix));
	}

	private static boolean isInBlock(InetAddress address, String block) {
		int slash = block.indexOf('/');
		Optional<InetAddress> first = Loopback.address(block.substring(0, slash));
		String length = block.substring(slash + 1);
		if (first.isEmpty() || !length.matches("\\d{1,3}")
				|| first.get().getAddress().length != address.getAddress().length) {
			return false;
		}
		int free = Math.max(0, address.getAddress().length * Byte.SIZE - Integer.parseInt(length));
		return bits(address).shiftRight(free).equals(bits(first.get()).shiftRight(free));
	}

	private static BigInteger bits(InetAddress address) {
		return new BigInteger(1, address.getAddress());
	}

}
