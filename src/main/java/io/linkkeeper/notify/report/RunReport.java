package io.linkkeeper.notify.report;

import java.util.List;
import java.util.Map;

import io.linkkeeper.history.RunState;
import io.linkkeeper.run.KindCounts;
import org.jspecify.annotations.Nullable;

/**
 * A run as notifications report it.
 *
 * @param state the state
 * @param kinds the planned changes by kind
 * @param appliedKinds the applied changes by kind
 * @param overrides what the command line changed in the definition
 * @param next the command that continues the run, without the program's name, or
 * {@code null} for none
 * @param examples some of its changes
 */
public record RunReport(RunState state, KindCounts kinds, KindCounts appliedKinds, Map<String, String> overrides,
		@Nullable String next, List<LinkExample> examples) {

	public RunReport {
		overrides = Map.copyOf(overrides);
		examples = List.copyOf(examples);
	}

}
