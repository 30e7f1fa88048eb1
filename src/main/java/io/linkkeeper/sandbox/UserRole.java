package io.linkkeeper.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A role: the rights of a user beyond every user's. A real account defines roles with
 * many permissions; the sandbox's account has one role for each permission that allows an
 * action on short links, and one that allows all (kaltura/server,
 * {@code deployment/permissions/service.shortlink.shortlink.ini}).
 */
public enum UserRole {

	/** Every action, as the Publisher Administrator. */
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
	 * @return the position of the role, from 1
	 */
	public int id() {
		return ordinal() + 1;
	}

	static @Nullable public UserRole ofId(long id) {
		return (id >= 1 && id <= values().length) ? values()[(int) id - 1] : null;
	}

}
