package io.linkkeeper.csvimport.decide;

import java.util.List;

import io.linkkeeper.csvimport.decide.DesiredLink.Action;
import io.linkkeeper.csvimport.row.RowRejectedException;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Finds the link that a row identifies among those with its key. Immutable.
 */
final class RowMatch {

	private final Match match;

	RowMatch(Match match) {
		this.match = match;
	}

	/** Returns the link that a row identifies, or {@code null} if it does not exist. */
	@Nullable ShortLink of(DesiredLink desired, List<ShortLink> found) {
		// importing the same file again must not delete another link with this key
		ShortLink link = (desired.action() == Action.DELETE) ? single(desired.key(), found)
				: preferred(desired.key(), found);
		if (link != null && desired.id() != null && !desired.id().equals(link.id())) {
			throw new RowRejectedException("the link with this %s is %s, not %s as the row says"
				.formatted(this.match.label(), link.id(), desired.id()));
		}
		if (link == null && desired.id() != null && this.match != Match.ID && desired.action() != Action.DELETE) {
			throw new RowRejectedException("no link has this %s, so the row cannot mean %s; to give that link another"
				.formatted(this.match.label(), desired.id()) + " one, set rule.match: id; to add a link,"
					+ " empty the cell id");
		}
		return link;
	}

	/** Considers disabled links only if none is enabled. */
	private @Nullable ShortLink preferred(String key, List<ShortLink> found) {
		List<ShortLink> enabled = found.stream().filter((link) -> link.status() == LinkStatus.ENABLED).toList();
		return single(key, enabled.isEmpty() ? found : enabled);
	}

	private @Nullable ShortLink single(String key, List<ShortLink> candidates) {
		if (candidates.size() > 1) {
			throw new RowRejectedException(
					"%d links have the %s '%s', such as %s and %s; which is meant cannot be told,".formatted(
							candidates.size(), this.match.label(), key, candidates.get(0).id(), candidates.get(1).id())
							+ " so set rule.match: id");
		}
		return candidates.isEmpty() ? null : candidates.get(0);
	}

}
