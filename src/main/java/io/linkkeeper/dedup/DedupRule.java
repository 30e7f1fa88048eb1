package io.linkkeeper.dedup;

import io.linkkeeper.definition.rule.DedupAction;
import io.linkkeeper.definition.rule.DedupSettings;
import io.linkkeeper.execution.Rule;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;

/**
 * Disables or deletes a link whose group has another survivor. A link is not disabled in
 * favour of one that does not resolve. A pure function of the two links and the run's
 * time.
 */
final class DedupRule implements Rule<Candidate> {

	private final DedupSettings settings;

	private final Survivorship survivorship;

	private final DuplicateKey key;

	DedupRule(DedupSettings settings, Survivorship survivorship) {
		this.settings = settings;
		this.survivorship = survivorship;
		this.key = new DuplicateKey(settings.key());
	}

	@Override
	public Decision decide(Candidate candidate) {
		ShortLink link = candidate.link();
		ShortLink survivor = candidate.survivor();
		if (survivor == null) {
			return Unchanged.because(() -> whySurvivor(candidate));
		}
		if (this.settings.action() == DedupAction.DELETE) {
			return LinkChange.delete(link, reason(link, survivor)).requiring(new Precondition.Link(survivor));
		}
		if (link.status() != LinkStatus.ENABLED || !this.survivorship.mayResolve(survivor)) {
			return Unchanged.because(() -> whyNotDisabled(survivor));
		}
		return LinkChange.update(link, LinkFields.status(LinkStatus.DISABLED), reason(link, survivor))
			.requiring(new Precondition.Link(survivor));
	}

	private String whySurvivor(Candidate candidate) {
		if (!this.key.isComplete(candidate.link())) {
			return "does not have all of %s, so it is no duplicate".formatted(this.key);
		}
		return switch (candidate.groupSize()) {
			case 0 -> "is the one that stays of those with the same " + this.key;
			case 1 -> "no other link has the same " + this.key;
			default -> "is the one that stays of %d links with the same %s".formatted(candidate.groupSize(), this.key);
		};
	}

	private String whyNotDisabled(ShortLink survivor) {
		return "has the same %s as link %s and would go, but %s".formatted(this.key, survivor.id(),
				this.survivorship.mayResolve(survivor) ? "is disabled already" : "neither of them resolves");
	}

	private String reason(ShortLink link, ShortLink survivor) {
		return "has the same %s as link %s, which stays because %s".formatted(this.key, survivor.id(),
				this.survivorship.reason(survivor, link));
	}

}
