package io.linkkeeper.notice;

import java.time.Instant;

import io.linkkeeper.history.Hold;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;

/**
 * Plans no change; selects the links of a notice by the time at which they expire or
 * start.
 *
 * @param from the first time
 * @param until the last time
 */
record NoticeRule(Instant from, Instant until) {

	/** Of some links, those that a notice tells of. */
	LinkFilter filter(LinkFilter links) {
		return links.statusEqual(LinkStatus.ENABLED)
			.expiresAtGreaterThanOrEqual(this.from)
			.expiresAtLessThanOrEqual(this.until);
	}

	Unchanged decide(ShortLink link, Hold hold) {
		Instant startsAt = hold.startsAt();
		return Unchanged.because((startsAt != null) ? () -> startReason(startsAt) : () -> reason(link));
	}

	private String startReason(Instant startsAt) {
		return "starts at %s; told of is what starts from now until %s%s".formatted(startsAt, this.until,
				contains(startsAt) ? ": this link too" : "");
	}

	private String reason(ShortLink link) {
		Instant expiresAt = link.expiresAt();
		if (link.status() != LinkStatus.ENABLED) {
			return "is not enabled, so it is not told of";
		}
		return (expiresAt == null) ? "never expires" : "expires at %s; told of is what expires from now until %s%s"
			.formatted(expiresAt, this.until, contains(expiresAt) ? ": this link too" : "");
	}

	boolean contains(@Nullable Instant time) {
		return time != null && !time.isBefore(this.from) && !time.isAfter(this.until);
	}

}
