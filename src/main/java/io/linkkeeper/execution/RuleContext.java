package io.linkkeeper.execution;

import java.time.Instant;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.run.AccountIdentity;

/**
 * The input from which a rule is created, in a run and when a link is explained outside a
 * run.
 *
 * @param definition the job definition
 * @param account the job's account
 * @param asOf the current time for the rule
 * @param runId the run, or {@link #NO_RUN}
 * @param client the connection to the account
 */
public record RuleContext(JobDefinition definition, AccountIdentity account, Instant asOf, long runId,
		KalturaClient client) {

	/** The run id outside a run. */
	public static final long NO_RUN = 0;

}
