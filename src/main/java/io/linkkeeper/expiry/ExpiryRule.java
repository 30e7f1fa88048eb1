package io.linkkeeper.expiry;

import io.linkkeeper.definition.ExpireAction;
import io.linkkeeper.definition.ExpireSettings;
import io.linkkeeper.definition.JobType;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Stage one disables (or deletes) enabled links that have expired. Stage two deletes
 * disabled ones that have expired, that an expire run disabled, and that nobody touched
 * since. A pure function of the link, what was done to it before, and the run's times.
 */
final class ExpiryRule implements ItemProcessor<ExpiryRule.Subject, LinkChange> {

	private final ExpireSettings settings;

	private final ExpiryTimes times;

	ExpiryRule(ExpireSettings settings, ExpiryTimes times) {
		this.settings = settings;
		this.times = times;
	}

	/**
	 * A link and what was done to it before.
	 *
	 * @param link the link
	 * @param lastChange the last thing a run did to it, or {@code null}
	 */
	record Subject(ShortLink link, @Nullable PastChange lastChange) {

	}

	@Override
	public @Nullable LinkChange process(Subject subject) {
		if (!this.times.hasExpired(subject.link())) {
			return null;
		}
		return switch (subject.link().status()) {
			case ENABLED -> expire(subject.link());
			case DISABLED -> clear(subject);
			case DELETED -> null;
		};
	}

	private LinkChange expire(ShortLink link) {
		String reason = "expired on " + link.expiresAt();
		return (this.settings.action() == ExpireAction.DELETE) ? LinkChange.delete(link, reason)
				: LinkChange.update(link, LinkFields.status(LinkStatus.DISABLED), reason);
	}

	private @Nullable LinkChange clear(Subject subject) {
		ShortLink link = subject.link();
		if (!this.times.hasBeenQuiet(link)) {
			return null;
		}
		PastChange last = subject.lastChange();
		if (last != null && last.isDisableBy(JobType.EXPIRE.label()) && last.stillHoldsFor(link)) {
			return LinkChange.delete(link, "expired on %s, disabled by run %d on %s and not touched since"
				.formatted(link.expiresAt(), last.runId(), link.updatedAt()));
		}
		return this.settings.deleteDisabledByOthers() ? LinkChange.delete(link,
				"expired on %s and disabled, not touched since %s".formatted(link.expiresAt(), link.updatedAt()))
				: null;
	}

}
