package io.linkkeeper.operate;

import java.time.Instant;
import java.util.Map;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.run.RunMode;
import org.jspecify.annotations.Nullable;

/**
 * A request to start a run.
 *
 * @param definition the effective definition for one account, overrides applied
 * @param overrides what the command line changed in the definition, by key
 * @param mode run or plan
 * @param asOf what "now" means for the rules, or {@code null} for the current instant
 * @param runKey the identifying job parameter, unique among runs, or {@code null} for a
 * random one
 */
public record StartRequest(JobDefinition definition, Map<String, String> overrides, RunMode mode,
		@Nullable Instant asOf, @Nullable String runKey) {

	/**
	 * Creates a request without overrides and with a random run key.
	 * @param definition the effective definition
	 * @param mode run or plan
	 * @param asOf what "now" means for the rules, or {@code null} for the current instant
	 */
	public StartRequest(JobDefinition definition, RunMode mode, @Nullable Instant asOf) {
		this(definition, Map.of(), mode, asOf, null);
	}

	public StartRequest {
		overrides = Map.copyOf(overrides);
		if (definition.accounts().size() > 1) {
			throw new IllegalArgumentException("A run has one account; start one for each of " + definition.accounts());
		}
	}

}
