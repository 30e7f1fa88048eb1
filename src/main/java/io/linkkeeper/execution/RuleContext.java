package io.linkkeeper.execution;

import java.time.Instant;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.run.AccountIdentity;

/**
 * What a rule is made from: the definition, the time, and where facts are looked up. The
 * same inside a run and where a link is explained without one.
 *
 * @param definition the job
 * @param account the job's account
 * @param asOf what "now" means for the rule
 * @param runId the run that decides, or {@link #NO_RUN}
 * @param client the connection to the account
 */
public record RuleContext(JobDefinition definition, AccountIdentity account, Instant asOf, long runId,
		KalturaClient client) {

	/** The id of no run. */
	public static final long NO_RUN = 0;

}
