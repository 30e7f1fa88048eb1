package io.linkkeeper.output.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.text.CellText;
import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that a planned change sets or clears, with the values of both images.
 *
 * @param field the field
 * @param before its value in the ledger, or {@code null} for none
 * @param after its value in the ledger, or {@code null} for none
 * @param added whether the link is new
 */
public record FieldChange(LinkField field, @Nullable String before, @Nullable String after, boolean added) {

	private static final String ARROW = " → ";

	private static final String NOTHING = "(none)";

	/**
	 * Returns the fields that differ between the images of a change, or those of an add.
	 * @param before the before image, or {@code null} for an add
	 * @param after the after image
	 * @return the changes in the order of {@link LinkField}
	 */
	public static List<FieldChange> between(@Nullable JsonNode before, JsonNode after) {
		List<FieldChange> changes = new ArrayList<>();
		for (LinkField field : LinkField.values()) {
			FieldChange change = new FieldChange(field, text(before, field), text(after, field), before == null);
			if (after.has(field.apiName()) && !Objects.equals(change.before, change.after)) {
				changes.add(change);
			}
		}
		return changes;
	}

	/**
	 * Returns the value of a field in an image of the ledger.
	 * @param image the image, or {@code null} for none
	 * @return the value, or {@code null} for none
	 */
	public static @Nullable String text(@Nullable JsonNode image, LinkField field) {
		JsonNode value = (image != null) ? image.get(field.apiName()) : null;
		return (value == null || value.isNull()) ? null : value.asString();
	}

	/**
	 * Returns a value for machines: a status by its name, a time in UTC.
	 * @param value the value in the ledger, or {@code null} for none
	 * @return a text or an instant, or {@code null} for none
	 */
	public @Nullable Object exact(@Nullable String value) {
		if (value == null) {
			return null;
		}
		return switch (this.field) {
			case STATUS -> LinkStatus.ofCode(Integer.parseInt(value)).name();
			case EXPIRES_AT -> Instant.ofEpochSecond(Long.parseLong(value));
			default -> value;
		};
	}

	/**
	 * Formats the change for operators, for example {@code status: enabled → disabled}.
	 * @param time formats times
	 * @param limit the cells of a value; of longer ones the text that both have is left
	 * out first
	 * @return one line
	 */
	public String text(LocalTime time, int limit) {
		String to = words(this.after, time);
		if (this.added) {
			return label() + CellText.shorten(to, limit);
		}
		Difference difference = new Difference(words(this.before, time), to).within(limit);
		return label() + difference.before() + ARROW + difference.after();
	}

	/**
	 * Formats the change for operators in full.
	 * @param time formats times
	 * @return one line
	 */
	public String text(LocalTime time) {
		return text(time, Integer.MAX_VALUE);
	}

	private String label() {
		return this.field.apiName() + ": ";
	}

	/**
	 * Formats a value of the field for operators.
	 * @param value the value in the ledger, or {@code null} for none
	 * @param time formats times
	 * @return the value in words
	 */
	public String words(@Nullable String value, LocalTime time) {
		return switch (this.field) {
			case STATUS -> (value != null) ? status(value) : NOTHING;
			case EXPIRES_AT -> (value != null) ? time.both(Instant.ofEpochSecond(Long.parseLong(value))) : "never";
			default -> (value != null) ? Printable.of(value) : NOTHING;
		};
	}

	private static String status(String value) {
		return switch (LinkStatus.ofCode(Integer.parseInt(value))) {
			case ENABLED -> "enabled";
			case DISABLED -> "disabled";
			case DELETED -> "deleted for good";
		};
	}

}
