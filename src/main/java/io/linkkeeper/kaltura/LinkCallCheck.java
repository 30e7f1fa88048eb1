package io.linkkeeper.kaltura;

import java.nio.charset.StandardCharsets;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Rejects writes that the server would misinterpret: it casts non-numeric values to 0,
 * which is an invalid status and an expiry in 1970 (server behaviour).
 */
final class LinkCallCheck {

	/**
	 * The last second of 9999; later values, such as milliseconds, are not valid dates.
	 */
	private static final long LAST_EXPIRY = 253_402_300_799L;

	private LinkCallCheck() {
	}

	static void id(String id) {
		if (id.isEmpty() || id.chars().anyMatch((c) -> c <= ' ' || c == ',')) {
			throw new IllegalArgumentException("'" + id + "' cannot be the id of a short link");
		}
	}

	static void writable(LinkFields fields) {
		fields.values().forEach(LinkCallCheck::encodable);
		if (fields.values().containsKey(LinkField.STATUS)) {
			status(fields.values().get(LinkField.STATUS));
		}
		String expiresAt = fields.values().get(LinkField.EXPIRES_AT);
		if (expiresAt != null && number(LinkField.EXPIRES_AT, expiresAt) > LAST_EXPIRY) {
			throw new IllegalArgumentException(
					"expiresAt " + expiresAt + " is after the year 9999: it must be in seconds since 1970");
		}
	}

	private static void encodable(LinkField field, @Nullable String value) {
		if (value != null && !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
			throw new IllegalArgumentException("The field " + field.apiName() + " holds half a character");
		}
	}

	private static void status(@Nullable String status) {
		if (status == null) {
			throw new IllegalArgumentException("The status of a short link cannot be cleared");
		}
		if (number(LinkField.STATUS, status) == LinkStatus.DELETED.code()) {
			throw new IllegalArgumentException("A link is deleted by a delete call only, not by its status");
		}
	}

	static long number(LinkField field, String value) {
		if (!value.matches("0|-?[1-9][0-9]{0,17}")) {
			throw new IllegalArgumentException(
					"The field " + field.apiName() + " must be a whole number, not '" + value + "'");
		}
		return Long.parseLong(value);
	}

}
