package io.linkkeeper.ledger;

import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * A change with the texts in which the ledger keeps it.
 *
 * @param change the change
 * @param before the link before it, or {@code null} for an add
 * @param after the fields after it
 * @param witnesses what it relies on, or {@code null} for nothing
 */
record LinkChangeJson(LinkChange change, @Nullable String before, String after, @Nullable String witnesses) {

	static LinkChangeJson of(LinkChange change) {
		ShortLink before = change.before();
		return new LinkChangeJson(change, (before != null) ? LinkJson.write(before) : null, LinkJson.write(change.after()),
				change.witnesses().isEmpty() ? null : LinkJson.write(change.witnesses()));
	}

}
