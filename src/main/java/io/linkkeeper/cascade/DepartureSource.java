package io.linkkeeper.cascade;

import java.util.Optional;

import io.linkkeeper.execution.PreDeleteCheck;
import io.linkkeeper.link.ShortLink;

/**
 * Determines which owners leave or no longer exist. Only the collecting thread calls the
 * methods of this interface. A failed look-up throws the client's exception and never
 * counts as a missing user.
 */
interface DepartureSource extends PreDeleteCheck {

	/**
	 * Returns the departure of a link's owner. Repeated calls for the same link return an
	 * equal result.
	 * @param link the link
	 * @return the departure, or empty when the owner remains
	 */
	Optional<Departure> departureOf(ShortLink link);

	/**
	 * Returns the reason why a link has no departure.
	 * @param link a link without {@linkplain #departureOf departure}
	 * @return the reason, as {@link io.linkkeeper.link.Decision#reason()} requires it
	 */
	String reasonToKeep(ShortLink link);

}
