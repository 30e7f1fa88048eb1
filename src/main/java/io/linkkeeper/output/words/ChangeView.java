package io.linkkeeper.output.words;

import java.util.List;
import java.util.Optional;

import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.link.LinkField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A ledger row as its reader sees it.
 *
 * @param row the row
 * @param before the before image, or {@code null} for an add
 * @param after the after image
 * @param fields the fields that the change sets or clears
 */
public record ChangeView(ChangeRow row, @Nullable JsonNode before, JsonNode after, List<FieldChange> fields) {

	/**
	 * Creates the view of a row.
	 * @param row the row
	 */
	public static ChangeView of(ChangeRow row) {
		JsonNode before = (row.before() != null) ? JsonMapper.shared().readTree(row.before()) : null;
		JsonNode after = JsonMapper.shared().readTree(row.after());
		return new ChangeView(row, before, after, FieldChange.between(before, after));
	}

	/**
	 * Returns the value of a field before the change, or the one that an add sets.
	 * @param field the field
	 * @return the value in the ledger, or {@code null} for none
	 */
	public @Nullable String value(LinkField field) {
		return FieldChange.text((this.before != null) ? this.before : this.after, field);
	}

	/**
	 * Returns the kind in words.
	 * @return a text, or an {@link Alert} for a delete
	 */
	public Object kind() {
		String words = this.row.kind().infinitive();
		return (this.row.kind() == ChangeKind.DELETE) ? new Alert(words) : words;
	}

	/**
	 * Returns the path of the short URL.
	 * @return such as {@code /tiny/abcd1234}, or {@code null} for an add without a link
	 */
	public @Nullable String tiny() {
		return (this.row.linkId() != null) ? "/tiny/" + this.row.linkId() : null;
	}

	/**
	 * Returns the names of the changed fields.
	 * @return the names, separated by blanks
	 */
	public String changed() {
		return String.join(" ", this.fields.stream().map((change) -> change.field().apiName()).toList());
	}

	/**
	 * Returns a value before the change for machines.
	 * @param field the field
	 * @return a text or an instant, or {@code null} when the field does not change
	 */
	public @Nullable Object exactBefore(LinkField field) {
		return change(field).map((change) -> change.exact(change.before())).orElse(null);
	}

	/**
	 * Returns a value after the change for machines.
	 * @param field the field
	 * @return a text or an instant, or {@code null} when the field does not change
	 */
	public @Nullable Object exactAfter(LinkField field) {
		return change(field).map((change) -> change.exact(change.after())).orElse(null);
	}

	private Optional<FieldChange> change(LinkField field) {
		return this.fields.stream().filter((change) -> change.field() == field).findFirst();
	}

	/**
	 * Returns the state in words.
	 * @return a text, or an {@link Alert} for a state that requires attention
	 */
	public Object state() {
		String words = switch (this.row.state()) {
			case PLANNED -> "planned";
			case LEFT_OUT -> "left out";
			case SENT -> "in flight";
			case APPLIED -> this.row.alreadySo() ? "already so" : "applied";
			case STALE -> "stale";
			case REJECTED -> "rejected";
			case FAILED -> "failed";
			case UNKNOWN -> "unknown";
		};
		return needsAttention(this.row.state()) ? new Alert(words) : words;
	}

	private static boolean needsAttention(ChangeState state) {
		return state == ChangeState.REJECTED || state == ChangeState.FAILED || state == ChangeState.UNKNOWN;
	}

}
