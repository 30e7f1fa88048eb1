package io.linkkeeper.history;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An input row with warnings, for display.
 *
 * @param line the line of the input file, or {@code null} for none
 * @param linkId the link, or {@code null} while it does not exist
 * @param decision what was decided: a kind of change, {@code unchanged} or
 * {@code rejected}
 * @param warnings the warnings, at least one
 */
public record WarnedRow(@Nullable Long line, @Nullable String linkId, String decision, List<String> warnings) {

	public WarnedRow {
		warnings = List.copyOf(warnings);
	}

}
