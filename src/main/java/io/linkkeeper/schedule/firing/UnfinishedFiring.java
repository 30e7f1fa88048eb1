package io.linkkeeper.schedule.firing;

/**
 * A scheduled run that its schedule still owes an end.
 *
 * @param job the definition's name
 * @param account the account's name in the configuration
 * @param runId the run
 * @param crashes how often its process has died so far
 */
public record UnfinishedFiring(String job, String account, long runId, int crashes) {

}
