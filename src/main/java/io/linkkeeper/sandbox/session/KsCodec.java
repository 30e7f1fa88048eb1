package io.linkkeeper.sandbox.session;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Encodes session strings, and decodes those of official clients, version 1 and 2.
 * Thread-safe.
 */
final class KsCodec {

	private final KsVersion1 version1;

	private final KsVersion2 version2;

	KsCodec(int partnerId, String adminSecret) {
		this.version1 = new KsVersion1(partnerId, adminSecret);
		this.version2 = new KsVersion2(partnerId, adminSecret, new SecureRandom());
	}

	/** A version 2 string; the server's own default. */
	String encode(String userId, int type, long expiry, String privileges) {
		return this.version2.encode(userId, type, expiry, privileges);
	}

	/**
	 * Reads a session string.
	 * @param text the string a client sent
	 * @return the session, or {@code null} when the string is malformed, of another
	 * account or not signed with the secret
	 */
	@Nullable Ks decode(String text) {
		byte[] bytes = base64(text.replace('-', '+').replace('_', '/'));
		if (bytes == null) {
			return null;
		}
		return startsWithV2(bytes) ? this.version2.decode(bytes) : this.version1.decode(bytes);
	}

	private static byte @Nullable [] base64(String text) {
		try {
			return Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			// not a session string at all
			return null;
		}
	}

	private static boolean startsWithV2(byte[] bytes) {
		return new String(bytes, 0, Math.min(3, bytes.length), StandardCharsets.ISO_8859_1).equals("v2|");
	}

}
