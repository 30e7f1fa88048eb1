package io.linkkeeper.cascade;

import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.ledger.RejectedRow;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * What a cascade decides about: a link, or a row that names nobody whose links there
 * could be.
 *
 * @param link the link, or {@code null} for such a row
 * @param unknown the row, or {@code null} for a link
 */
record Subject(@Nullable ShortLink link, @Nullable RejectedRow unknown) {

	Subject {
		if ((link == null) == (unknown == null)) {
			throw new IllegalArgumentException("A subject is either a link or a row");
		}
	}

	static Subject of(ShortLink link) {
		return new Subject(link, null);
	}

	static Subject of(RejectedRow unknown) {
		return new Subject(null, unknown);
	}

	/**
	 * A reader of the same links as subjects.
	 */
	static SubjectReader<Subject> each(SubjectReader<ShortLink> links) {
		return (position) -> {
			SubjectReader.Batch<ShortLink> batch = links.read(position);
			return (batch == null) ? null : new SubjectReader.Batch<>(
					batch.subjects().stream().map(Subject::of).toList(), batch.scanned(), batch.position());
		};
	}

}
