package io.linkkeeper.csvimport.cell;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The expiry that a cell asks for.
 *
 * @param at the expiry in whole seconds, or {@code null} for never
 * @param countsFromAdd whether it is a time span, which counts from when a link is added
 * and does not concern links that exist
 * @param problem why no link may get this expiry, unless it has it, or {@code null}
 */
public record Expiry(@Nullable Instant at, boolean countsFromAdd, @Nullable String problem) {

	static final Expiry NEVER = new Expiry(null, false, null);

	static Expiry at(Instant at) {
		return new Expiry(at, false, null);
	}

}
