package io.linkkeeper.launch;

import java.time.Instant;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.ledger.RunMode;
import org.jspecify.annotations.Nullable;

/**
 * The wish to start a run.
 *
 * @param definition the effective definition for one account, overrides applied
 * @param mode run or plan
 * @param asOf what "now" should mean for the rules, or {@code null} for now
 */
public record StartRequest(JobDefinition definition, RunMode mode, @Nullable Instant asOf) {

	public StartRequest {
		if (definition.accounts().size() > 1) {
			throw new IllegalArgumentException("A run has one account; start one for each of " + definition.accounts());
		}
	}

}
