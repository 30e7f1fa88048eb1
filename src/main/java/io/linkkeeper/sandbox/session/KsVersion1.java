package io.linkkeeper.sandbox.session;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.linkkeeper.sandbox.request.LeadingNumber;
import org.jspecify.annotations.Nullable;

/**
 * The older session string: base64 of a SHA-1 over secret and fields, a bar, and the
 * fields {@code partner;partner;expiry;type;random;user;privileges;…} in the clear.
 */
final class KsVersion1 {

	private static final int MIN_FIELDS = 3;

	private final int partnerId;

	private final String adminSecret;

	KsVersion1(int partnerId, String adminSecret) {
		this.partnerId = partnerId;
		this.adminSecret = adminSecret;
	}

	@Nullable Ks decode(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		int bar = text.indexOf('|');
		if (bar < 0) {
			return null;
		}
		String info = text.substring(bar + 1);
		String signature = Sha1.hex(this.adminSecret + info);
		return signature.equals(text.substring(0, bar)) ? read(info.split(";", -1), signature) : null;
	}

	private @Nullable Ks read(String[] fields, String signature) {
		if (fields.length < MIN_FIELDS || LeadingNumber.of(fields[0]) != this.partnerId) {
			return null;
		}
		return new Ks(this.partnerId, field(fields, 5), (int) LeadingNumber.of(field(fields, 3)),
				Instant.ofEpochSecond(LeadingNumber.of(fields[2])), Ks.parsePrivileges(field(fields, 6)), signature);
	}

	private static String field(String[] fields, int place) {
		return (place < fields.length) ? fields[place] : "";
	}

}
