package io.linkkeeper.schedule.firing;

/**
 * A firing whose run has no terminal state.
 *
 * @param job the definition's name
 * @param account the account's name in the configuration
 * @param runId the run
 * @param crashes the number of crashes so far
 */
public record UnfinishedFiring(String job, String account, long runId, int crashes) {

}
