package io.linkkeeper.sandbox.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that session strings are signed with. */
final class Sha1 {

	private Sha1() {
	}

	static byte[] bytes(byte[] input) {
		try {
			return MessageDigest.getInstance("SHA-1").digest(input);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-1", ex);
		}
	}

	static String hex(String input) {
		return HexFormat.of().formatHex(bytes(input.getBytes(StandardCharsets.UTF_8)));
	}

}
