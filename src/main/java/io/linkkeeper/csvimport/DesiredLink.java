package io.linkkeeper.csvimport;

import java.util.List;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import org.jspecify.annotations.Nullable;

/**
 * The desired state of a link, from a row that passed all checks that do not need the
 * account.
 *
 * @param line the line where the row begins
 * @param action the requested action
 * @param key the value that identifies the link, in the column that {@code rule.match}
 * names
 * @param id the id in the row, or {@code null} without one
 * @param fields the fields that are set; an expiry mapped to {@code null} is cleared
 * @param warnings warnings about valid but unusual values
 */
record DesiredLink(long line, Action action, String key, @Nullable String id, LinkFields fields,
		List<String> warnings) {

	DesiredLink {
		warnings = List.copyOf(warnings);
	}

	/**
	 * Returns this desired state with another owner.
	 */
	DesiredLink ownedBy(String userId) {
		return new DesiredLink(this.line, this.action, this.key, this.id, this.fields.with(LinkField.USER_ID, userId),
				this.warnings);
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
