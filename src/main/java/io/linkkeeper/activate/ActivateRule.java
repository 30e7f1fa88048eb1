package io.linkkeeper.activate;

import java.time.Instant;

import io.linkkeeper.execution.Rule;
import io.linkkeeper.history.Hold;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import io.linkkeeper.link.Unchanged;

/**
 * Enables a link that is held back, once its time has come. A link that has expired
 * meanwhile is left disabled. A pure function of the link, its hold and the run's time.
 *
 * @param asOf the run's time
 */
record ActivateRule(Instant asOf) implements Rule<ActivateRule.Subject> {

	/**
	 * A link with its hold.
	 *
	 * @param link the current link
	 * @param hold whether the link is held back
	 */
	record Subject(ShortLink link, Hold hold) {

	}

	@Override
	public Decision decide(Subject subject) {
		Hold hold = subject.hold();
		Instant startsAt = hold.startsAt();
		if (startsAt == null || startsAt.isAfter(this.asOf)) {
			return Unchanged.because(hold::reason);
		}
		ShortLink link = subject.link();
		if (hasExpired(link)) {
			return Unchanged.because(() -> "%s, but it expired on %s".formatted(hold.reason(), link.expiresAt()));
		}
		return LinkChange.update(link, LinkFields.status(LinkStatus.ENABLED), "starts at " + startsAt)
			.starting(new StartChange(startsAt, null));
	}

	private boolean hasExpired(ShortLink link) {
		Instant expiresAt = link.expiresAt();
		return expiresAt != null && expiresAt.isAfter(Instant.EPOCH) && expiresAt.isBefore(this.asOf);
	}

}
