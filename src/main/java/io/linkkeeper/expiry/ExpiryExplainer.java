package io.linkkeeper.expiry;

import io.linkkeeper.definition.ExpireSettings;
import io.linkkeeper.definition.JobType;
import io.linkkeeper.execution.Explainer;
import io.linkkeeper.execution.Explanation;
import io.linkkeeper.execution.Inquiry;
import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Tells why an expire job would disable or delete a link, or would not.
 */
final class ExpiryExplainer implements Explainer {

	private final LinkHistory history;

	ExpiryExplainer(LinkHistory history) {
		this.history = history;
	}

	@Override
	public JobType type() {
		return JobType.EXPIRE;
	}

	@Override
	public Explanation explain(Inquiry inquiry) {
		ExpireSettings settings = (ExpireSettings) inquiry.definition().settings();
		ExpiryTimes times = ExpiryTimes.of(inquiry.asOf(), settings);
		ShortLink link = inquiry.link();
		PastChange last = this.history.lastChange(inquiry.account(), link.id()).orElse(null);
		LinkChange change = new ExpiryRule(settings, times).process(new ExpiryRule.Subject(link, last));
		return (change != null) ? Explanation.of(change) : Explanation.none(whyNot(link, times, last));
	}

	private static String whyNot(ShortLink link, ExpiryTimes times, @Nullable PastChange last) {
		if (link.expiresAt() == null) {
			return "never expires";
		}
		if (!times.hasExpired(link)) {
			return "expires at %s; due is what expired before %s".formatted(link.expiresAt(), times.expiredBefore());
		}
		if (link.status() == LinkStatus.DISABLED && times.quietSince() == null) {
			return "has expired and is disabled; without deleteAfter it stays so";
		}
		if (!times.hasBeenQuiet(link)) {
			return "has expired and is disabled; it was changed at %s, and due is what was not changed since %s"
				.formatted(link.updatedAt(), times.quietSince());
		}
		return (last != null) ? "has expired and is disabled, but not by an expire run that had the last word"
				: "has expired and is disabled, but not by a run of ours";
	}

}
