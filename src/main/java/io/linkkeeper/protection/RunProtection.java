package io.linkkeeper.protection;

import java.util.Optional;

import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * The protection that binds the writes of a run. A link is left alone when its job
 * protected it when the run was planned, or protects it now. Immutable.
 *
 * @param planned what was protected when the run was planned
 * @param current what is protected now
 */
public record RunProtection(Protection planned, Protection current) {

	/**
	 * Finds out why a change must not be sent.
	 * @param change the change
	 * @param link its current link, or {@code null} for an add
	 * @return the reason with the entry that forbids the change, or empty when it is
	 * allowed
	 */
	public Optional<String> violation(LinkChange change, @Nullable ShortLink link) {
		return entry(this.planned, change, link).map((entry) -> "protected: " + entry)
			.or(() -> entry(this.current, change, link).map((entry) -> "protected since the plan was made: " + entry));
	}

	private static Optional<String> entry(Protection protection, LinkChange change, @Nullable ShortLink link) {
		return protection.entryFor(change).or(() -> Optional.ofNullable(link).flatMap(protection::entryFor));
	}

	/**
	 * Returns all that is protected.
	 * @return what was protected when the run was planned, and what is protected now
	 */
	public Protection all() {
		return this.planned.and(this.current);
	}

}
