package io.linkkeeper.definition.check;

import java.net.IDN;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the address in a text with more than that.
 */
final class AddressCorrection {

	private static final Pattern MAIL_ADDRESS = Pattern.compile("[^@\\s,;<>:\"']+@[^@\\s,;<>\"']+");

	/** What a URL has before and after its host. */
	private static final Pattern AROUND_HOST = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://([^/@]*@)?|^//|[/?#].*$");

	private AddressCorrection() {
	}

	/** Returns the address in a text, if it is the only one. */
	static List<String> mailAddress(String text) {
		List<String> found = MAIL_ADDRESS.matcher(text).results().map(MatchResult::group).toList();
		return (found.size() == 1) ? found : List.of();
	}

	/** Returns the host of a URL, in ASCII. */
	static List<String> host(String text) {
		String host = AROUND_HOST.matcher(text.strip()).replaceAll("");
		try {
			return List.of(IDN.toASCII(host));
		}
		catch (IllegalArgumentException ex) {
			// no host in any language
			return List.of();
		}
	}

}
