package io.linkkeeper.csvimport;

import java.util.List;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import org.jspecify.annotations.Nullable;

/**
 * What a row asks for, after every check that needs no account.
 *
 * @param line the line where the row begins
 * @param action what the row asks to do
 * @param key the value by which it finds its link
 * @param id the link it says it means, or {@code null} when it does not say
 * @param fields the fields it names; an expiry mapped to {@code null} is cleared
 * @param warnings what is allowed and still worth a word
 */
record DesiredLink(long line, Action action, String key, @Nullable String id, LinkFields fields,
		List<String> warnings) {

	DesiredLink {
		warnings = List.copyOf(warnings);
	}

	/**
	 * The same wish for another owner.
	 */
	DesiredLink ownedBy(String userId) {
		return new DesiredLink(this.line, this.action, this.key, this.id, this.fields.with(LinkField.USER_ID, userId),
				this.warnings);
	}

	/**
	 * What a row asks to do.
	 */
	enum Action {

		/** Add the link if there is none, change it if there is one. */
		UPSERT,

		/** Add a link; there must be none. */
		ADD,

		/** Change the link; there must be one. */
		UPDATE,

		/** Delete the link; there must be one. */
		DELETE

	}

}
