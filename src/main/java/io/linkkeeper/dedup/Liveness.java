package io.linkkeeper.dedup;

import java.time.Instant;

import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;

/**
 * Certainty that a link resolves, the most certain first. Server versions differ in the
 * meaning of expiry 0, and of the date with all digits zero, which the API returns as a
 * time before year 1.
 */
enum Liveness {

	/** Enabled and not expired. */
	RESOLVES,

	/**
	 * Enabled with the all-zero date, which means never on all servers that return it.
	 */
	EXPIRES_ON_NO_DATE,

	/**
	 * Enabled with expiresAt 0, which means never by the guide and 1970 on newer servers.
	 */
	EXPIRES_AT_ZERO,

	/** Disabled, deleted or expired. */
	DOES_NOT_RESOLVE;

	private static final Instant FIRST_DATE = Instant.parse("0001-01-01T00:00:00Z");

	/**
	 * Returns the liveness of a link.
	 * @param link the link
	 * @param asOf the time; a link that expires in this second still resolves
	 * @return the liveness
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
