package io.linkkeeper.url;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import okhttp3.HttpUrl;

/**
 * Turns the host of a URL into the form in which browsers connect to it. Labels outside
 * of ASCII are mapped by OkHttp, which implements UTS #46. Whether a label may have its
 * right-to-left letters or joiners is not checked.
 */
final class HostName {

	/** Characters that separate labels, after mapping. */
	private static final Pattern DOT = Pattern.compile("[.\u3002\uFF0E\uFF61]");

	/** Most hosts. Browsers see them as they are written, unless a label is encoded. */
	private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9-]*+(?:\\.[a-z][a-z0-9-]*+)*+");

	private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x20#/:<>?@\\[\\\\\\]^|%\\x7F]");

	private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]+\\]");

	/** Invisible characters, which browsers drop. */
	private static final Pattern IGNORED = Pattern.compile("[\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F"
			+ "\u200B\u2060-\u2064\u206A-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}]+");

	private static final String ENCODED = "xn--";

	private HostName() {
	}

	/**
	 * Returns the host as browsers see it.
	 * @param text the host as it is written, without tabs and line ends
	 * @throws InvalidUrlException when browsers refuse the host
	 */
	static String of(String text) {
		if (PLAIN.matcher(text).matches() && !text.contains(ENCODED)) {
			return text;
		}
		if (text.startsWith("[")) {
			return ipv6(text);
		}
		String host = Arrays.stream(DOT.split(PercentText.decoded(text), -1))
			.map(HostName::label)
			.collect(Collectors.joining("."));
		FORBIDDEN.matcher(host).results().findFirst().ifPresent((match) -> {
			throw forbidden(match.group().codePointAt(0));
		});
		if (host.isEmpty()) {
			throw new InvalidUrlException(
					"has a host of invisible characters only; write a host such as" + " www.example.com");
		}
		return Ipv4Address.endsInNumber(host) ? Ipv4Address.of(host) : host;
	}

	private static InvalidUrlException forbidden(int character) {
		return new InvalidUrlException("has %s in its host, which no host may have; delete it, or write %s after the"
			.formatted(CharacterName.of(character), CharacterName.encoded(character)) + " first / of the path");
	}

	private static String label(String text) {
		boolean ascii = text.chars().allMatch((character) -> character < 0x80);
		String label = ascii ? text.toLowerCase(Locale.ROOT) : mapped(text);
		if (label.startsWith(ENCODED)) {
			requireDecodable(label);
		}
		return label;
	}

	private static String mapped(String text) {
		String visible = IGNORED.matcher(text).replaceAll("");
		try {
			return visible.isEmpty() ? "" : canonical(visible);
		}
		catch (IllegalArgumentException ex) {
			throw unmappable(visible);
		}
	}

	private static String canonical(String label) {
		return new HttpUrl.Builder().scheme("http").host(label).build().host();
	}

	private static InvalidUrlException unmappable(String label) {
		return label.codePoints()
			.filter((character) -> !isAllowed(character))
			.boxed()
			.findFirst()
			.map((character) -> (character < 0x80) ? forbidden(character)
					: new InvalidUrlException("has %s in its host, which no host may have; delete or replace it"
						.formatted(CharacterName.of(character))))
			.orElseGet(() -> new InvalidUrlException("has a label of more than 63 characters in its host; shorten it"));
	}

	private static boolean isAllowed(int character) {
		try {
			canonical("a" + Character.toString(character));
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** A label in Punycode must be the one that its letters give. */
	private static void requireDecodable(String label) {
		String letters = Punycode.decoded(label.substring(ENCODED.length()));
		if (letters == null || letters.startsWith(ENCODED) || startsWithMark(letters)
				|| !label.equals(encoded(letters))) {
			throw new InvalidUrlException(
					"has '%s' in its host, which is no encoded name; write the name itself".formatted(label));
		}
	}

	private static boolean startsWithMark(String letters) {
		int type = letters.isEmpty() ? Character.UNASSIGNED : Character.getType(letters.codePointAt(0));
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
				|| type == Character.ENCLOSING_MARK;
	}

	private static String encoded(String letters) {
		try {
			return canonical(letters);
		}
		catch (IllegalArgumentException ex) {
			return letters;
		}
	}

	private static String ipv6(String text) {
		try {
			if (IPV6.matcher(text).matches()) {
				String address = canonical(text);
				return "[" + (address.contains(":") ? address : Ipv4Address.mapped(address)) + "]";
			}
		}
		catch (IllegalArgumentException ex) {
			// no address of IPv6, as told below
		}
		throw new InvalidUrlException(
				"has '%s' as its host, which is no IPv6 address; write one such as".formatted(text) + " [2001:db8::7]");
	}

}
