package io.linkkeeper.operate;

import java.time.Instant;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.run.RunMode;
import org.jspecify.annotations.Nullable;

/**
 * The wish to start a run.
 *
 * @param definition the effective definition for one account, overrides applied
 * @param mode run or plan
 * @param asOf what "now" should mean for the rules, or {@code null} for now
 * @param runKey what identifies the run: a second run with the key is refused;
 * {@code null} for a random one
 */
public record StartRequest(JobDefinition definition, RunMode mode, @Nullable Instant asOf, @Nullable String runKey) {

	/**
	 * A start that can be repeated.
	 * @param definition the effective definition, overrides applied
	 * @param mode run or plan
	 * @param asOf what "now" should mean for the rules, or {@code null} for now
	 */
	public StartRequest(JobDefinition definition, RunMode mode, @Nullable Instant asOf) {
		this(definition, mode, asOf, null);
	}

	public StartRequest {
		if (definition.accounts().size() > 1) {
			throw new IllegalArgumentException("A run has one account; start one for each of " + definition.accounts());
		}
	}

}
