package io.linkkeeper.dedup;

import io.linkkeeper.definition.DedupAction;
import io.linkkeeper.definition.DedupSettings;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Disables (or deletes) a link of which a better duplicate stays. Nothing is disabled for
 * the sake of a link that does not resolve. A pure function of the two links and the
 * run's time.
 */
final class DedupRule implements ItemProcessor<Candidate, LinkChange> {

	private final DedupSettings settings;

	private final Survivorship survivorship;

	private final DuplicateKey key;

	DedupRule(DedupSettings settings, Survivorship survivorship) {
		this.settings = settings;
		this.survivorship = survivorship;
		this.key = new DuplicateKey(settings.key());
	}

	@Override
	public @Nullable LinkChange process(Candidate candidate) {
		ShortLink survivor = candidate.survivor();
		if (survivor == null) {
			return null;
		}
		LinkChange change = (this.settings.action() == DedupAction.DELETE) ? delete(candidate.link(), survivor)
				: disable(candidate.link(), survivor);
		return (change != null) ? change.requiring(new Precondition.Link(survivor)) : null;
	}

	private @Nullable LinkChange disable(ShortLink link, ShortLink survivor) {
		return (link.status() == LinkStatus.ENABLED && this.survivorship.mayResolve(survivor))
				? LinkChange.update(link, LinkFields.status(LinkStatus.DISABLED), reason(link, survivor)) : null;
	}

	private LinkChange delete(ShortLink link, ShortLink survivor) {
		return LinkChange.delete(link, reason(link, survivor));
	}

	private String reason(ShortLink link, ShortLink survivor) {
		return "has the same %s as link %s, which stays because %s".formatted(this.key, survivor.id(),
				this.survivorship.reason(survivor, link));
	}

}
