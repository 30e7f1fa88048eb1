package io.linkkeeper.kaltura;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;

/**
 * One write. Fields mapped to {@code null} are cleared by an update and left out by an
 * add. A status of {@code DELETED} is refused: the server would take it as a delete, and
 * only {@link Delete} deletes.
 */
public sealed interface LinkCall permits LinkCall.Add, LinkCall.Update, LinkCall.Delete {

	/**
	 * Adds a link. Not idempotent: sent twice, it makes two links, unless both carry the
	 * same uniqueId.
	 *
	 * @param fields the link's fields
	 */
	record Add(LinkFields fields) implements LinkCall {

		public Add {
			LinkCallCheck.writable(fields);
		}

	}

	/**
	 * Changes fields of a link. Sent twice, it does the same.
	 *
	 * @param id the link, exactly as the server spells its id
	 * @param fields what to set or clear; a uniqueId cannot be changed
	 */
	record Update(String id, LinkFields fields) implements LinkCall {

		public Update {
			LinkCallCheck.id(id);
			LinkCallCheck.writable(fields);
			if (fields.isEmpty()) {
				throw new IllegalArgumentException("An update of " + id + " must set or clear a field");
			}
			if (fields.values().containsKey(LinkField.UNIQUE_ID)) {
				throw new IllegalArgumentException(
						"The uniqueId of " + id + " cannot be updated: the API takes it on add only");
			}
		}

	}

	/**
	 * Deletes a link, which the API cannot take back. Sent twice, the second is refused
	 * with {@code INVALID_OBJECT_ID}.
	 *
	 * @param id the link, exactly as the server spells its id
	 */
	record Delete(String id) implements LinkCall {

		public Delete {
			LinkCallCheck.id(id);
		}

	}

}
