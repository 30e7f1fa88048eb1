package io.linkkeeper.repoint;

import io.linkkeeper.execution.Rule;
import io.linkkeeper.ledger.NumberedList.Item;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.ShortLink;

/**
 * Plans the new URL of a link, or rejects a link whose new URL is invalid.
 */
final class RepointRule implements Rule<Item<ShortLink>> {

	private final NewUrl newUrl;

	RepointRule(NewUrl newUrl) {
		this.newUrl = newUrl;
	}

	@Override
	public Decision decide(Item<ShortLink> numbered) {
		ShortLink link = numbered.value();
		try {
			return this.newUrl.of(link, numbered.number());
		}
		catch (IllegalArgumentException ex) {
			return new Rejected(numbered.number(), "%s %s".formatted(link.id(), link.fullUrl()),
					String.valueOf(ex.getMessage()));
		}
	}

}
