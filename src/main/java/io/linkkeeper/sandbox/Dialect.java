package io.linkkeeper.sandbox;

import java.util.EnumSet;
import java.util.Set;

/**
 * The server version that the sandbox behaves like. Every difference between two dialects
 * is a {@link Difference}; this enum alone says which dialect has which.
 */
public enum Dialect {

	/** The published guide to the letter. Where it is silent, the real server. */
	GUIDE(EnumSet.of(Difference.ZERO_EXPIRY_IS_NEVER, Difference.GOTO_KNOWS_DELETED_LINKS,
			Difference.DELETED_LINKS_CAN_BE_LISTED, Difference.ABSENT_PROPERTY_IS_MISSING_PARAMETER,
			Difference.USERS_ADD_AND_SEE_THEIR_OWN_LINKS, Difference.ABSENT_SESSION_HAS_ITS_OWN_ERROR,
			Difference.GOTO_REFUSAL_HAS_A_BODY, Difference.UNIQUE_ID, Difference.LIST_IS_LIMITED_TO_THE_USER,
			Difference.GOTO_CHECKS_STATUS_AND_EXPIRY, Difference.LONG_IDS)),

	/** The real server of 2026. */
	SERVER(EnumSet.of(Difference.UNIQUE_ID, Difference.LIST_IS_LIMITED_TO_THE_USER,
			Difference.GOTO_CHECKS_STATUS_AND_EXPIRY, Difference.LONG_IDS, Difference.SMALL_TIMES_ARE_RELATIVE,
			Difference.PAGE_SIZE_ZERO_IS_ALL, Difference.TEXT_IS_COMPARED_LOOSELY,
			Difference.ANONYMOUS_ANSWERS_ARE_CACHED)),

	/**
	 * A real server from before February 2026, which ignores parameters it does not know.
	 */
	OLD(EnumSet.of(Difference.SMALL_TIMES_ARE_RELATIVE, Difference.PAGE_SIZE_ZERO_IS_ALL,
			Difference.TEXT_IS_COMPARED_LOOSELY));

	private final Set<Difference> differences;

	Dialect(Set<Difference> differences) {
		this.differences = differences;
	}

	public boolean has(Difference difference) {
		return this.differences.contains(difference);
	}

	/** A difference between dialects, described for the dialect that has it. */
	public enum Difference {

		/**
		 * Guide, section 3: expiresAt 0 never expires. Otherwise it is 1970, and expired.
		 */
		ZERO_EXPIRY_IS_NEVER,

		/**
		 * Guide, section 9: goto on a deleted link is INVALID_SHORT_LINK. Otherwise it is
		 * INVALID_OBJECT_ID.
		 */
		GOTO_KNOWS_DELETED_LINKS,

		/**
		 * Guide, section 5: a status filter can ask for DELETED. Otherwise deleted links
		 * are never listed.
		 */
		DELETED_LINKS_CAN_BE_LISTED,

		/**
		 * Guide, section 9: add without systemName or fullUrl is
		 * MISSING_MANDATORY_PARAMETER. Otherwise it is
		 * PROPERTY_VALIDATION_CANNOT_BE_NULL.
		 */
		ABSENT_PROPERTY_IS_MISSING_PARAMETER,

		/**
		 * Guide, sections 2 and 10: a user session adds and reads links of its own user
		 * only. Otherwise it may not add, but reads every link with get.
		 */
		USERS_ADD_AND_SEE_THEIR_OWN_LINKS,

		/** No session is MISSING_KS. Otherwise it is SERVICE_FORBIDDEN. */
		ABSENT_SESSION_HAS_ITS_OWN_ERROR,

		/**
		 * Guide, section 9: a refused goto has the error code in the body as well as in
		 * the header. Otherwise the body is empty.
		 */
		GOTO_REFUSAL_HAS_A_BODY,

		/** Links have a uniqueId, and list a filter for it. Since February 2026. */
		UNIQUE_ID,

		/** list shows a user session its own links only. Since February 2026. */
		LIST_IS_LIMITED_TO_THE_USER,

		/** goto refuses disabled and expired links. Since February 2026. */
		GOTO_CHECKS_STATUS_AND_EXPIRY,

		/** New ids have 8 characters. Otherwise 5. Since February 2026. */
		LONG_IDS,

		/**
		 * Values of createdAt and updatedAt filters between minus and plus ten years, in
		 * seconds, are relative to now. Otherwise every time is absolute (guide, section
		 * 5).
		 */
		SMALL_TIMES_ARE_RELATIVE,

		/**
		 * A page size that is not a positive number removes the bound of a page.
		 * Otherwise the default holds (guide, section 5).
		 */
		PAGE_SIZE_ZERO_IS_ALL,

		/**
		 * Ids, names and owners are compared without case, accents and trailing spaces,
		 * as the server's database does. Otherwise exactly.
		 */
		TEXT_IS_COMPARED_LOOSELY,

		/**
		 * Callers without a session, with an unreadable one or with a widget session
		 * share answers for up to ten minutes (observed in 2026). Otherwise every answer
		 * is new.
		 */
		ANONYMOUS_ANSWERS_ARE_CACHED

	}

}
