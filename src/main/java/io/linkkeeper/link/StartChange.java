package io.linkkeeper.link;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The time at which a disabled link is to be enabled, before and after a change. The API
 * has no such field; the ledger keeps it. A link with such a time is held back.
 *
 * @param before the time before the change, or {@code null} when the link was not held
 * back
 * @param after the time after the change, or {@code null} when the link is no longer held
 * back
 */
public record StartChange(@Nullable Instant before, @Nullable Instant after) {

	public StartChange {
		if (Objects.equals(before, after)) {
			throw new IllegalArgumentException("A change of the start must change it");
		}
	}

}
