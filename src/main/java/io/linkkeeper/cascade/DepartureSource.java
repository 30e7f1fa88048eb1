package io.linkkeeper.cascade;

import java.util.Optional;

import io.linkkeeper.execution.PreDeleteCheck;
import io.linkkeeper.link.ShortLink;

/**
 * Knows which owners are leaving or gone. Used by one thread while links are collected.
 */
interface DepartureSource extends PreDeleteCheck {

	/**
	 * Whether a link's owner is leaving or gone.
	 * @param link the link
	 * @return what is known of its owner, or nothing when the owner stays
	 */
	Optional<Departure> departureOf(ShortLink link);

	/**
	 * Why a link's owner counts as staying.
	 * @param link a link without {@linkplain #departureOf departure}
	 * @return the reason, in words
	 */
	String reasonToKeep(ShortLink link);

}
