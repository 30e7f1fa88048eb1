package io.linkkeeper.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.definition.rule.ExpireSettings;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * The time limits of an expire run, and the equivalent API filters. In whole seconds,
 * like the API's times.
 *
 * @param expiredBefore the exclusive upper limit of the expiry of links that are due
 * @param unchangedSince the inclusive upper limit of the last update of disabled links
 * that are deleted, or {@code null} when none are
 */
record ExpiryTimes(Instant expiredBefore, @Nullable Instant unchangedSince) {

	/** The earliest expiry; by the guide, 0 means that a link never expires. */
	private static final Instant FIRST_EXPIRY = Instant.ofEpochSecond(1);

	static ExpiryTimes of(Instant asOf, ExpireSettings settings) {
		Duration deleteAfter = settings.deleteAfter();
		return new ExpiryTimes(before(asOf, settings.grace()),
				(deleteAfter != null) ? before(asOf, deleteAfter) : null);
	}

	private static Instant before(Instant asOf, Duration duration) {
		return Instant.ofEpochSecond(asOf.minus(duration).getEpochSecond());
	}

	/** Returns the expiry of a link, or {@code null} for never. */
	static @Nullable Instant expiryOf(ShortLink link) {
		Instant expiresAt = link.expiresAt();
		return (expiresAt != null && !expiresAt.isBefore(FIRST_EXPIRY)) ? expiresAt : null;
	}

	boolean hasExpired(ShortLink link) {
		Instant expiry = expiryOf(link);
		return expiry != null && expiry.isBefore(this.expiredBefore);
	}

	boolean isUnchangedLongEnough(ShortLink link) {
		return this.unchangedSince != null && !link.updatedAt().isAfter(this.unchangedSince);
	}

	List<LinkFilter> selections() {
		LinkFilter expired = LinkFilter.any()
			.expiresAtGreaterThanOrEqual(FIRST_EXPIRY)
			.expiresAtLessThanOrEqual(this.expiredBefore.minusSeconds(1));
		List<LinkFilter> selections = new ArrayList<>();
		selections.add(expired.statusEqual(LinkStatus.ENABLED));
		if (this.unchangedSince != null) {
			selections.add(expired.statusEqual(LinkStatus.DISABLED).updatedAtLessThanOrEqual(this.unchangedSince));
		}
		return selections;
	}

}
