package io.linkkeeper.notice;

import java.time.Instant;

import io.linkkeeper.definition.JobType;
import io.linkkeeper.definition.NoticeSettings;
import io.linkkeeper.execution.Explainer;
import io.linkkeeper.execution.Explanation;
import io.linkkeeper.execution.Inquiry;
import io.linkkeeper.link.LinkStatus;

/**
 * Tells whether a notice job would tell of a link.
 */
final class NoticeExplainer implements Explainer {

	@Override
	public JobType type() {
		return JobType.NOTICE;
	}

	@Override
	public boolean heedsProtection() {
		return false;
	}

	@Override
	public Explanation explain(Inquiry inquiry) {
		Instant until = inquiry.asOf().plus(((NoticeSettings) inquiry.definition().settings()).within());
		Instant expiresAt = inquiry.link().expiresAt();
		if (inquiry.link().status() != LinkStatus.ENABLED) {
			return Explanation.none("is not enabled, so nobody is told");
		}
		return Explanation
			.none((expiresAt == null) ? "never expires" : "expires at %s; told of is what expires from now until %s%s"
				.formatted(expiresAt, until, isBetween(inquiry.asOf(), expiresAt, until) ? ": this link too" : ""));
	}

	private static boolean isBetween(Instant from, Instant time, Instant until) {
		return !time.isBefore(from) && !time.isAfter(until);
	}

}
