package io.linkkeeper.notice;

import java.time.Instant;

import io.linkkeeper.execution.Rule;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;

/**
 * Plans no change; selects the links of a notice by the time at which they expire.
 *
 * @param from the first time
 * @param until the last time
 */
record NoticeRule(Instant from, Instant until) implements Rule<ShortLink> {

	/** Of some links, those that a notice tells of. */
	LinkFilter filter(LinkFilter links) {
		return links.statusEqual(LinkStatus.ENABLED)
			.expiresAtGreaterThanOrEqual(this.from)
			.expiresAtLessThanOrEqual(this.until);
	}

	@Override
	public Unchanged decide(ShortLink link) {
		return Unchanged.because(() -> reason(link));
	}

	private String reason(ShortLink link) {
		Instant expiresAt = link.expiresAt();
		if (link.status() != LinkStatus.ENABLED) {
			return "is not enabled, so it is not told of";
		}
		return (expiresAt == null) ? "never expires" : "expires at %s; told of is what expires from now until %s%s"
			.formatted(expiresAt, this.until, contains(expiresAt) ? ": this link too" : "");
	}

	private boolean contains(Instant time) {
		return !time.isBefore(this.from) && !time.isAfter(this.until);
	}

}
