package io.linkkeeper.ledger;

import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * A planned change with its JSON for the ledger.
 *
 * @param change the change
 * @param before the before image, or {@code null} for an add
 * @param after the after image
 * @param preconditions the preconditions, or {@code null} for none
 */
record LinkChangeJson(LinkChange change, @Nullable String before, String after, @Nullable String preconditions) {

	static LinkChangeJson of(LinkChange change) {
		ShortLink before = change.before();
		return new LinkChangeJson(change, (before != null) ? LinkJson.write(before) : null,
				LinkJson.write(change.after()),
				change.preconditions().isEmpty() ? null : LinkJson.write(change.preconditions()));
	}

}
