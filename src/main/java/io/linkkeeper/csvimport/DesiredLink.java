package io.linkkeeper.csvimport;

import java.util.List;

import io.linkkeeper.csvimport.start.DesiredStart;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import org.jspecify.annotations.Nullable;

/**
 * The desired state of a link, from a row that passed all checks that do not need the
 * account.
 *
 * @param line the line where the row begins
 * @param action the requested action
 * @param match what identifies the link
 * @param fields the fields that are set; an expiry mapped to {@code null} is cleared
 * @param start when the link is to be enabled, or {@code null} when the row does not say
 * @param warnings warnings about valid but unusual values
 */
record DesiredLink(long line, Action action, Key match, LinkFields fields, @Nullable DesiredStart start,
		List<String> warnings) {

	DesiredLink {
		warnings = List.copyOf(warnings);
	}

	/** Returns the value in the column that {@code rule.match} names. */
	String key() {
		return this.match.value();
	}

	/** Returns the id in the row, or {@code null} without one. */
	@Nullable String id() {
		return this.match.id();
	}

	/**
	 * Returns this desired state with another owner.
	 */
	DesiredLink ownedBy(String userId) {
		return with(this.fields.with(LinkField.USER_ID, userId));
	}

	/**
	 * Returns this desired state with other fields.
	 */
	DesiredLink with(LinkFields others) {
		return new DesiredLink(this.line, this.action, this.match, others, this.start, this.warnings);
	}

	/**
	 * What identifies the link of a row.
	 *
	 * @param value the value in the column that {@code rule.match} names
	 * @param id the id in the row, or {@code null} without one
	 */
	record Key(String value, @Nullable String id) {

	}

	/**
	 * The requested action of a row.
	 */
	enum Action {

		/** Update the link, or add it if it does not exist. */
		UPSERT,

		/** Add a link, which must not exist. */
		ADD,

		/** Update the link, which must exist. */
		UPDATE,

		/** Delete the link, which must exist. */
		DELETE

	}

}
