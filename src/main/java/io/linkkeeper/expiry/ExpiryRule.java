package io.linkkeeper.expiry;

import java.time.Instant;
import java.util.Objects;

import io.linkkeeper.definition.rule.ExpireSettings;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.execution.Rule;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;

/**
 * Decides about expired links in two stages. Stage one disables or deletes enabled links;
 * stage two deletes links that an expire run disabled and that are unchanged since. A
 * pure function of the link, its last change and the run's times.
 */
final class ExpiryRule implements Rule<ExpiryRule.Subject> {

	private final ExpireSettings settings;

	private final ExpiryTimes times;

	ExpiryRule(ExpireSettings settings, ExpiryTimes times) {
		this.settings = settings;
		this.times = times;
	}

	/**
	 * A link with its last change.
	 *
	 * @param link the link
	 * @param lastChange the last change that a run applied to it, or {@code null}
	 */
	record Subject(ShortLink link, @Nullable PastChange lastChange) {

	}

	@Override
	public Decision decide(Subject subject) {
		ShortLink link = subject.link();
		if (!this.times.hasExpired(link)) {
			return Unchanged.because(() -> notExpired(link));
		}
		return switch (link.status()) {
			case ENABLED -> expire(link);
			case DISABLED -> deleteDisabled(link, subject.lastChange());
			case DELETED -> Unchanged.because(() -> "is deleted");
		};
	}

	private String notExpired(ShortLink link) {
		Instant expiry = ExpiryTimes.expiryOf(link);
		if (expiry == null && link.expiresAt() != null && link.expiresAt().isBefore(Instant.EPOCH)) {
			return "expires at %s, which no job takes for an expiry".formatted(link.expiresAt());
		}
		return (expiry == null) ? "never expires"
				: "expires at %s; due is what expired before %s".formatted(expiry, this.times.expiredBefore());
	}

	private Decision expire(ShortLink link) {
		String reason = "expired on " + link.expiresAt();
		return switch (this.settings.action()) {
			case DISABLE -> LinkChange.update(link, LinkFields.status(LinkStatus.DISABLED), reason);
			case DELETE -> LinkChange.delete(link, reason);
			case REDIRECT -> redirect(link, reason);
		};
	}

	/** A link that leads there already has expired since it was redirected. */
	private Decision redirect(ShortLink link, String reason) {
		String url = Objects.requireNonNull(this.settings.redirect());
		return url.equals(link.fullUrl())
				? Unchanged.because(() -> "has expired and leads to %s already".formatted(url))
				: LinkChange.update(link, LinkFields.none().with(LinkField.FULL_URL, url).withExpiresAt(null),
						"%s; leads to %s instead".formatted(reason, url));
	}

	private Decision deleteDisabled(ShortLink link, @Nullable PastChange last) {
		if (!this.times.isUnchangedLongEnough(link)) {
			return Unchanged.because(() -> changedTooRecently(link));
		}
		if (last != null && last.isDisableBy(JobType.EXPIRE.label()) && last.stillHoldsFor(link)) {
			return LinkChange.delete(link, "expired on %s, disabled by run %d on %s and not touched since"
				.formatted(link.expiresAt(), last.runId(), link.updatedAt()));
		}
		if (this.settings.deleteDisabledByOthers()) {
			return LinkChange.delete(link,
					"expired on %s and disabled, not touched since %s".formatted(link.expiresAt(), link.updatedAt()));
		}
		return Unchanged.because(() -> (last != null) ? "has expired and is disabled, but not as an expire run left it"
				: "has expired and is disabled, but not by a run of ours");
	}

	private String changedTooRecently(ShortLink link) {
		return (this.times.unchangedSince() == null) ? "has expired and is disabled; without deleteAfter it stays so"
				: "has expired and is disabled; it was changed at %s, and due is what was not changed since %s"
					.formatted(link.updatedAt(), this.times.unchangedSince());
	}

}
