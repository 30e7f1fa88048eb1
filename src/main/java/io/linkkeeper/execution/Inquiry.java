package io.linkkeeper.execution;

import java.time.Instant;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.AccountIdentity;

/**
 * The question what a job would do to a link.
 *
 * @param link the link as it is now
 * @param definition the job
 * @param account the job's account
 * @param client the connection to the account
 * @param asOf what "now" means for the rule
 */
public record Inquiry(ShortLink link, JobDefinition definition, AccountIdentity account, KalturaClient client,
		Instant asOf) {

}
