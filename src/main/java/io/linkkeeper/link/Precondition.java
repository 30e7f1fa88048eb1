package io.linkkeeper.link;

/**
 * What a change relies on besides its own link. Preconditions are re-checked just before
 * the change is sent; when one is not met, the change is stale and is not sent.
 */
public sealed interface Precondition {

	/**
	 * Another link that must equal its image from planning, for example the survivor of a
	 * group of duplicates.
	 *
	 * @param link the link as read when the change was planned
	 */
	record Link(ShortLink link) implements Precondition {

	}

	/**
	 * A user that must exist, for example the new owner of a link: the API creates a user
	 * that does not exist (API guide, section 5; server behaviour).
	 *
	 * @param id the user id
	 */
	record User(String id) implements Precondition {

		public User {
			if (id.isEmpty()) {
				throw new IllegalArgumentException("A user must have an id");
			}
		}

	}

}
