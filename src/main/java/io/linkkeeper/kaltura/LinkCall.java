package io.linkkeeper.kaltura;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;

/**
 * A write request for one link. Fields mapped to {@code null} are cleared by an update
 * and omitted by an add. A status of {@code DELETED} is rejected, as the server would
 * delete the link: use {@link Delete}.
 */
public sealed interface LinkCall permits LinkCall.Add, LinkCall.Update, LinkCall.Delete {

	/**
	 * Adds a link. Not idempotent: sent twice, it creates two links unless both have the
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
	 * Changes fields of a link. Idempotent.
	 *
	 * @param id the link, exactly as the server spells its id
	 * @param fields the fields to set or clear; a uniqueId cannot be changed
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
	 * Deletes a link irrevocably. Sent twice, the second is refused with
	 * {@code INVALID_OBJECT_ID}.
	 *
	 * @param id the link, exactly as the server spells its id
	 */
	record Delete(String id) implements LinkCall {

		public Delete {
			LinkCallCheck.id(id);
		}

	}

}
