package io.linkkeeper.cascade;

import java.util.Objects;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.execution.Rule;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Subject of a cascade: a link, or a row of the file of leavers whose user does not
 * exist.
 *
 * @param link the link, or {@code null} for such a row
 * @param unknown the row, or {@code null} for a link
 */
record Subject(@Nullable ShortLink link, @Nullable Rejected unknown) {

	Subject {
		if ((link == null) == (unknown == null)) {
			throw new IllegalArgumentException("A subject is either a link or a row");
		}
	}

	static Subject of(ShortLink link) {
		return new Subject(link, null);
	}

	static Subject of(Rejected unknown) {
		return new Subject(null, unknown);
	}

	static boolean isOwned(ShortLink link) {
		return link.userId() != null && !link.userId().isEmpty();
	}

	static String ownerless(ShortLink link) {
		return (link.userId() == null) ? "has lost its owner" : "was added without an owner";
	}

	boolean isAdmittedBy(JobDefinition definition) {
		return this.link == null || definition.admits(this.link);
	}

	Decision decideBy(Rule<ShortLink> rule) {
		return (this.link != null) ? rule.decide(this.link) : Objects.requireNonNull(this.unknown);
	}

	/**
	 * Converts a reader of links to a reader of subjects.
	 */
	static SubjectReader<Subject> each(SubjectReader<ShortLink> links) {
		return (position) -> {
			SubjectReader.Batch<ShortLink> batch = links.read(position);
			return (batch == null) ? null : new SubjectReader.Batch<>(
					batch.subjects().stream().map(Subject::of).toList(), batch.scanned(), batch.position());
		};
	}

}
