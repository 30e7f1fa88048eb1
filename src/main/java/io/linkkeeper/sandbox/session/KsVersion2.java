package io.linkkeeper.sandbox.session;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.linkkeeper.sandbox.request.LeadingNumber;
import org.jspecify.annotations.Nullable;

/**
 * The newer session string: base64 of {@code v2|partner|} and, encrypted with the secret,
 * a SHA-1, random bytes and the fields as a query string.
 */
final class KsVersion2 {

	private static final int BLOCK = 16;

	private static final int HASH = 20;

	private final int partnerId;

	private final RandomGenerator random;

	private final SecretKeySpec key;

	KsVersion2(int partnerId, String adminSecret, RandomGenerator random) {
		this.partnerId = partnerId;
		this.random = random;
		byte[] hash = Sha1.bytes(adminSecret.getBytes(StandardCharsets.UTF_8));
		this.key = new SecretKeySpec(Arrays.copyOf(hash, BLOCK), "AES");
	}

	String encode(String userId, int type, long expiry, String privileges) {
		Map<String, String> fields = new LinkedHashMap<>(Ks.parsePrivileges(privileges));
		fields.put("_e", Long.toString(expiry));
		fields.put("_t", Integer.toString(type));
		fields.put("_u", userId);
		byte[] salt = new byte[BLOCK];
		this.random.nextBytes(salt);
		byte[] body = concat(salt, query(fields).getBytes(StandardCharsets.UTF_8));
		byte[] plain = concat(Sha1.bytes(body), body);
		byte[] padded = Arrays.copyOf(plain, (plain.length + BLOCK - 1) / BLOCK * BLOCK);
		byte[] start = ("v2|" + this.partnerId + "|").getBytes(StandardCharsets.UTF_8);
		return Base64.getUrlEncoder().encodeToString(concat(start, crypt(Cipher.ENCRYPT_MODE, padded)));
	}

	@Nullable Ks decode(byte[] bytes) {
		byte[] start = ("v2|" + this.partnerId + "|").getBytes(StandardCharsets.UTF_8);
		int length = bytes.length - start.length;
		if (length < BLOCK || length % BLOCK != 0 || !Arrays.equals(start, 0, start.length, bytes, 0, start.length)) {
			return null;
		}
		byte[] plain = crypt(Cipher.DECRYPT_MODE, Arrays.copyOfRange(bytes, start.length, bytes.length));
		return read(withoutPadding(plain));
	}

	private @Nullable Ks read(byte[] plain) {
		if (plain.length < HASH + BLOCK) {
			return null;
		}
		byte[] hash = Arrays.copyOf(plain, HASH);
		byte[] body = Arrays.copyOfRange(plain, HASH, plain.length);
		if (!Arrays.equals(hash, Sha1.bytes(body))) {
			return null;
		}
		Map<String, String> fields = fields(new String(body, BLOCK, body.length - BLOCK, StandardCharsets.UTF_8));
		String expiry = taken(fields, "_e");
		String type = taken(fields, "_t");
		String userId = taken(fields, "_u");
		return new Ks(this.partnerId, userId, (int) LeadingNumber.of(type),
				Instant.ofEpochSecond(LeadingNumber.of(expiry)), fields, HexFormat.of().formatHex(hash));
	}

	private byte[] crypt(int mode, byte[] bytes) {
		try {
			Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
			cipher.init(mode, this.key, new IvParameterSpec(new byte[BLOCK]));
			return cipher.doFinal(bytes);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has AES", ex);
		}
	}

	private static String taken(Map<String, String> fields, String name) {
		String value = fields.remove(name);
		return (value != null) ? value : "";
	}

	private static String query(Map<String, String> fields) {
		StringBuilder query = new StringBuilder();
		fields.forEach((name, value) -> query.append((query.length() > 0) ? "&" : "")
			.append(encoded(name))
			.append('=')
			.append(encoded(value)));
		return query.toString();
	}

	/** Encodes the asterisk as well, as PHP does. */
	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
	}

	private static Map<String, String> fields(String query) {
		Map<String, String> fields = new LinkedHashMap<>();
		for (String pair : query.split("&")) {
			int equals = pair.indexOf('=');
			String name = (equals >= 0) ? pair.substring(0, equals) : pair;
			fields.put(decoded(name), decoded((equals >= 0) ? pair.substring(equals + 1) : ""));
		}
		return fields;
	}

	/** Improperly encoded text is taken literally, as in PHP. */
	private static String decoded(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

	private static byte[] withoutPadding(byte[] plain) {
		int length = plain.length;
		while (length > 0 && plain[length - 1] == 0) {
			length--;
		}
		return Arrays.copyOf(plain, length);
	}

	private static byte[] concat(byte[] first, byte[] second) {
		return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
	}

}
