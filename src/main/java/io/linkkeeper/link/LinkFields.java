package io.linkkeeper.link;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Values of some fields of a short link, as text: the fields that an add or update sets.
 * A field without an entry is left unchanged; a field mapped to {@code null} is cleared.
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
	 * Returns an instance without fields.
	 * @return no fields
	 */
	public static LinkFields none() {
		return NONE;
	}

	/**
	 * Returns an instance with only a status.
	 * @param status the status to set
	 * @return the status field
	 */
	public static LinkFields status(LinkStatus status) {
		return NONE.with(status);
	}

	/**
	 * Returns a copy of these fields with a status.
	 * @param status the status to set
	 * @return the copy
	 */
	public LinkFields with(LinkStatus status) {
		return with(LinkField.STATUS, Integer.toString(status.code()));
	}

	/**
	 * Returns a copy of these fields with an expiry.
	 * @param expiresAt the expiry to set, or {@code null} to clear it
	 * @return the copy
	 */
	public LinkFields withExpiresAt(@Nullable Instant expiresAt) {
		return with(LinkField.EXPIRES_AT, (expiresAt != null) ? Long.toString(expiresAt.getEpochSecond()) : null);
	}

	/**
	 * Returns a copy of these fields with one more.
	 * @param field the field
	 * @param value its value, or {@code null} to clear it
	 * @return the copy
	 */
	public LinkFields with(LinkField field, @Nullable String value) {
		EnumMap<LinkField, @Nullable String> copy = new EnumMap<>(LinkField.class);
		copy.putAll(this.values);
		copy.put(field, value);
		return new LinkFields(copy);
	}

	/**
	 * Returns a copy of these fields without one of them.
	 * @param field the field
	 * @return the copy
	 */
	public LinkFields without(LinkField field) {
		EnumMap<LinkField, @Nullable String> copy = new EnumMap<>(LinkField.class);
		copy.putAll(this.values);
		copy.remove(field);
		return new LinkFields(copy);
	}

	/**
	 * Returns a copy of these fields with others added; the others take precedence.
	 * @param others the fields to add
	 * @return the copy
	 */
	public LinkFields overlaidBy(LinkFields others) {
		EnumMap<LinkField, @Nullable String> copy = new EnumMap<>(LinkField.class);
		copy.putAll(this.values);
		copy.putAll(others.values);
		return new LinkFields(copy);
	}

	/**
	 * Whether a link already has all of these values.
	 * @param link the link as read from the API
	 * @return true when setting these fields would change nothing
	 */
	public boolean areSetOn(ShortLink link) {
		return this.values.entrySet()
			.stream()
			.allMatch((entry) -> Objects.equals(entry.getValue(), link.value(entry.getKey())));
	}

	/**
	 * Formats these fields for operators.
	 * @return for example {@code status=1, expiresAt cleared}
	 */
	public String describe() {
		return this.values.entrySet()
			.stream()
			.map((entry) -> entry.getKey().apiName()
					+ ((entry.getValue() != null) ? "=" + entry.getValue() : " cleared"))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Whether there is no field to set or clear.
	 * @return true when there are no fields
	 */
	public boolean isEmpty() {
		return this.values.isEmpty();
	}

}
