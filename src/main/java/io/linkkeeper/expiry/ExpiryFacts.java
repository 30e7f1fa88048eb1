package io.linkkeeper.expiry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.linkkeeper.execution.LinkRule.Facts;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;

/**
 * Looks up what was done before to those links for which the rule asks: disabled ones.
 */
final class ExpiryFacts implements Facts<ExpiryRule.Subject> {

	private final Function<Collection<String>, Map<String, PastChange>> lastChanges;

	ExpiryFacts(Function<Collection<String>, Map<String, PastChange>> lastChanges) {
		this.lastChanges = lastChanges;
	}

	@Override
	public List<ExpiryRule.Subject> lookUp(List<ShortLink> links) {
		List<String> disabled = links.stream()
			.filter((link) -> link.status() == LinkStatus.DISABLED)
			.map(ShortLink::id)
			.toList();
		Map<String, PastChange> last = this.lastChanges.apply(disabled);
		return links.stream().map((link) -> new ExpiryRule.Subject(link, last.get(link.id()))).toList();
	}

}
