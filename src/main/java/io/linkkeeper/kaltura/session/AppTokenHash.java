package io.linkkeeper.kaltura.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Hash types of app tokens, the most common first: SHA-1 is the API's default.
 */
enum AppTokenHash {

	SHA1("SHA-1"), SHA256("SHA-256"), SHA512("SHA-512"), MD5("MD5");

	private final String algorithm;

	AppTokenHash(String algorithm) {
		this.algorithm = algorithm;
	}

	/**
	 * Computes the hash over session and token, not an HMAC (server behaviour).
	 * @return lower-case hex digits
	 */
	String of(String ks, String token) {
		return HexFormat.of().formatHex(digest().digest((ks + token).getBytes(StandardCharsets.UTF_8)));
	}

	private MessageDigest digest() {
		try {
			return MessageDigest.getInstance(this.algorithm);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no " + this.algorithm, ex);
		}
	}

}
