package io.linkkeeper.repoint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.linkkeeper.execution.BatchRule;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.ledger.RejectedRow;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;

/**
 * Plans a new URL for each link that is to have one, and rejects those whose new URL
 * cannot be used.
 */
final class RepointRule implements BatchRule<Numbered> {

	private final Predicate<ShortLink> admits;

	private final NewUrl newUrl;

	/**
	 * A rule for some links.
	 * @param admits which links may be changed at all
	 * @param newUrl decides about each
	 */
	RepointRule(Predicate<ShortLink> admits, NewUrl newUrl) {
		this.admits = admits;
		this.newUrl = newUrl;
	}

	@Override
	public Decisions decide(List<Numbered> links) {
		List<LinkChange> changes = new ArrayList<>();
		List<RejectedRow> rejected = new ArrayList<>();
		for (Numbered numbered : links) {
			ShortLink link = numbered.link();
			try {
				LinkChange change = this.admits.test(link) ? this.newUrl.of(link) : null;
				if (change != null) {
					changes.add(change);
				}
			}
			catch (IllegalArgumentException ex) {
				rejected.add(new RejectedRow(numbered.number(), "%s %s".formatted(link.id(), link.fullUrl()),
						String.valueOf(ex.getMessage())));
			}
		}
		return new Decisions(changes, rejected, List.of(), () -> {
		});
	}

}
