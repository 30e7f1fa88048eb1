package io.linkkeeper.link;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Values for some fields of a short link, as text: what an add or update sets. A field
 * that is not in the map is left as it is; a field mapped to {@code null} is cleared.
 * Immutable.
 *
 * @param values the value of each field that is set or cleared, in the order of
 * {@link LinkField}
 */
public record LinkFields(Map<LinkField, @Nullable String> values) {

	private static final LinkFields NONE = new LinkFields(Map.of());

	public LinkFields {
		EnumMap<LinkField, @Nullable String> copy = new EnumMap<>(LinkField.class);
		copy.putAll(values);
		values = Collections.unmodifiableMap(copy);
	}

	/**
	 * No fields at all.
	 * @return fields that change nothing
	 */
	public static LinkFields none() {
		return NONE;
	}

	/**
	 * Only a status.
	 * @param status the status to set
	 * @return the one field
	 */
	public static LinkFields status(LinkStatus status) {
		return NONE.with(status);
	}

	/**
	 * These fields and a status.
	 * @param status the status to set
	 * @return a copy with the status
	 */
	public LinkFields with(LinkStatus status) {
		return with(LinkField.STATUS, Integer.toString(status.code()));
	}

	/**
	 * These fields and an expiry.
	 * @param expiresAt the expiry to set, or {@code null} for never
	 * @return a copy with the expiry
	 */
	public LinkFields withExpiresAt(@Nullable Instant expiresAt) {
		return with(LinkField.EXPIRES_AT, (expiresAt != null) ? Long.toString(expiresAt.getEpochSecond()) : null);
	}

	/**
	 * These fields and one more.
	 * @param field the field
	 * @param value its value, or {@code null} to clear it
	 * @return a copy with the field
	 */
	public LinkFields with(LinkField field, @Nullable String value) {
		EnumMap<LinkField, @Nullable String> copy = new EnumMap<>(LinkField.class);
		copy.putAll(this.values);
		copy.put(field, value);
		return new LinkFields(copy);
	}

	/**
	 * These fields but for one.
	 * @param field the field
	 * @return a copy that leaves the field as it is
	 */
	public LinkFields without(LinkField field) {
		EnumMap<LinkField, @Nullable String> copy = new EnumMap<>(LinkField.class);
		copy.putAll(this.values);
		copy.remove(field);
		return new LinkFields(copy);
	}

	/**
	 * These fields with others laid over them.
	 * @param others the fields that win
	 * @return a copy with both
	 */
	public LinkFields overlaidBy(LinkFields others) {
		EnumMap<LinkField, @Nullable String> copy = new EnumMap<>(LinkField.class);
		copy.putAll(this.values);
		copy.putAll(others.values);
		return new LinkFields(copy);
	}

	/**
	 * Whether a link already has all these values.
	 * @param link the link as the API shows it
	 * @return true when setting these fields would change nothing
	 */
	public boolean holdFor(ShortLink link) {
		return this.values.entrySet()
			.stream()
			.allMatch((entry) -> Objects.equals(entry.getValue(), link.value(entry.getKey())));
	}

	/**
	 * Whether nothing is set or cleared.
	 * @return true when there are no fields
	 */
	public boolean isEmpty() {
		return this.values.isEmpty();
	}

}
