package io.linkkeeper.repoint;

import java.util.List;

import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.ledger.NumberedList;
import io.linkkeeper.ledger.NumberedList.Item;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the links of another reader from 1, as the line of a link that is rejected. The
 * position is the count so far, a blank, and the position of the other reader.
 */
final class NumberedLinks implements SubjectReader<Item<ShortLink>> {

	private final SubjectReader<ShortLink> links;

	NumberedLinks(SubjectReader<ShortLink> links) {
		this.links = links;
	}

	@Override
	public long remaining(@Nullable String position) {
		return this.links.remaining(inner(position));
	}

	private static @Nullable String inner(@Nullable String position) {
		return (position != null) ? position.substring(position.indexOf(' ') + 1) : null;
	}

	@Override
	public @Nullable Batch<Item<ShortLink>> read(@Nullable String position) {
		long before = (position != null) ? Long.parseLong(position.substring(0, position.indexOf(' '))) : 0;
		Batch<ShortLink> batch = this.links.read(inner(position));
		if (batch == null) {
			return null;
		}
		List<Item<ShortLink>> numbered = new NumberedList<>(batch.subjects(), before + 1);
		return new Batch<>(numbered, (before + numbered.size()) + " " + batch.position());
	}

}
