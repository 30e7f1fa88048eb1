package io.linkkeeper.url;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads IPv4 addresses in each form that browsers know, such as {@code 127.1},
 * {@code 0x7f.1} and {@code 2130706433}.
 */
final class Ipv4Address {

	private static final Pattern NUMBER = Pattern.compile("0[xX][0-9A-Fa-f]*|[0-9]+");

	private static final int PARTS = 4;

	private Ipv4Address() {
	}

	/**
	 * Whether the last label is a number, so that the host can only be an address.
	 */
	static boolean endsInNumber(String host) {
		List<String> parts = parts(host);
		return NUMBER.matcher(parts.get(parts.size() - 1)).matches();
	}

	/** A dot at the end does not count. */
	private static List<String> parts(String host) {
		String text = (host.length() > 1 && host.endsWith(".")) ? host.substring(0, host.length() - 1) : host;
		return List.of(text.split("\\.", -1));
	}

	/**
	 * Returns an address in the usual form.
	 * @throws InvalidUrlException when the host is no address
	 */
	static String of(String host) {
		List<String> parts = parts(host);
		BigInteger address = BigInteger.ZERO;
		for (int i = 0; i < parts.size(); i++) {
			boolean last = i == parts.size() - 1;
			BigInteger number = number(parts.get(i));
			int bytes = last ? PARTS - i : 1;
			if (parts.size() > PARTS || number == null || number.bitLength() > bytes * Byte.SIZE) {
				throw new InvalidUrlException(
						"has '%s' as its host, which ends in a number but is no IP address; write".formatted(host)
								+ " a name, or four numbers up to 255");
			}
			address = address.shiftLeft(bytes * Byte.SIZE).or(number);
		}
		return dotted(address.longValue());
	}

	private static @Nullable BigInteger number(String part) {
		if (!NUMBER.matcher(part).matches()) {
			return null;
		}
		boolean hexadecimal = part.length() > 1 && (part.charAt(1) == 'x' || part.charAt(1) == 'X');
		int radix = hexadecimal ? 16 : (part.length() > 1 && part.charAt(0) == '0') ? 8 : 10;
		String digits = hexadecimal ? "0" + part.substring(2) : part;
		try {
			return new BigInteger(digits, radix);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static String dotted(long address) {
		return "%d.%d.%d.%d".formatted(address >> 24 & 0xFF, address >> 16 & 0xFF, address >> 8 & 0xFF, address & 0xFF);
	}

	/**
	 * Returns the IPv6 form of an address.
	 * @param dotted the address in the usual form
	 */
	static String mapped(String dotted) {
		int[] bytes = parts(dotted).stream().mapToInt(Integer::parseInt).toArray();
		return "::ffff:%x:%x".formatted(bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]);
	}

}
