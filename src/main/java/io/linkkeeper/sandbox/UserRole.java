package io.linkkeeper.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What a user may do beyond every user's rights. A real account makes its own roles of
 * many permissions; the sandbox's account has one role for each permission that opens an
 * action on short links, and the one that opens all (kaltura/server,
 * {@code deployment/permissions/service.shortlink.shortlink.ini}).
 */
public enum UserRole {

	/** Everything, as the Publisher Administrator has it. */
	PARTNER_ADMIN,

	/** Adds, updates and deletes links. */
	SHORT_LINK_BASE,

	/** Adds, updates and deletes links. */
	SHORT_LINK_MODIFY,

	/** Adds and updates links. */
	CONTENT_MANAGE_BASE,

	/** Adds and updates links. */
	CONTENT_MANAGE_EMBED_CODE,

	/** Adds and updates links. */
	STUDIO_BASE,

	/** Adds and updates links. */
	PLAYLIST_BASE;

	/**
	 * The number in {@code roleIds}.
	 * @return 1 for the first, and so on
	 */
	public int id() {
		return ordinal() + 1;
	}

	static @Nullable public UserRole ofId(long id) {
		return (id >= 1 && id <= values().length) ? values()[(int) id - 1] : null;
	}

}
