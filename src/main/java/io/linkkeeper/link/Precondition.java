package io.linkkeeper.link;

/**
 * What a change relies on besides its own link. Witnesses are looked at once more right
 * before the change is made; when one is no longer as it was, the change is not made.
 */
public sealed interface Precondition {

	/**
	 * Another link that must still be exactly as it was, such as the one that stays when
	 * its double goes.
	 *
	 * @param link the link as it was when the change was planned
	 */
	record Link(ShortLink link) implements Precondition {

	}

	/**
	 * A user that must exist, such as the one a link is handed over to: the API would
	 * make one that does not (guide, section 5; server behaviour).
	 *
	 * @param id the user
	 */
	record User(String id) implements Precondition {

		public User {
			if (id.isEmpty()) {
				throw new IllegalArgumentException("A user must have an id");
			}
		}

	}

}
