package io.linkkeeper.dedup;

import java.time.Instant;

import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;

/**
 * How surely a link resolves, the surest first. Servers agree neither on an expiry of 0
 * nor on the date with all digits zero, which they show as a time before all calendars.
 */
enum Liveness {

	/** Enabled and not expired. */
	RESOLVES,

	/** Enabled with the date of zeros: shown only by servers to which it means never. */
	EXPIRES_ON_NO_DATE,

	/** Enabled with expiresAt 0: never by the guide, long expired on newer servers. */
	EXPIRES_AT_ZERO,

	/** Disabled, deleted or expired. */
	DOES_NOT_RESOLVE;

	private static final Instant FIRST_DATE = Instant.parse("0001-01-01T00:00:00Z");

	/**
	 * How surely a link resolves.
	 * @param link the link
	 * @param asOf when; a link that expires in this very second still resolves
	 */
	static Liveness of(ShortLink link, Instant asOf) {
		if (link.status() != LinkStatus.ENABLED) {
			return DOES_NOT_RESOLVE;
		}
		Instant expiresAt = link.expiresAt();
		if (expiresAt == null || expiresAt.getEpochSecond() >= asOf.getEpochSecond()) {
			return RESOLVES;
		}
		return expiredOrNever(expiresAt);
	}

	private static Liveness expiredOrNever(Instant expiresAt) {
		if (expiresAt.isBefore(FIRST_DATE)) {
			return EXPIRES_ON_NO_DATE;
		}
		return expiresAt.equals(Instant.EPOCH) ? EXPIRES_AT_ZERO : DOES_NOT_RESOLVE;
	}

}
