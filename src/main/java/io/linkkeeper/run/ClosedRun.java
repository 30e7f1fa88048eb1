package io.linkkeeper.run;

/**
 * A run that nobody can go on with.
 *
 * @param id the run id
 * @param account whom it worked for
 * @param jobInstanceId its Spring Batch job instance
 * @param announced whether the removal of what it did is announced
 * @param begun whether a part of what it did is removed
 */
public record ClosedRun(long id, AccountIdentity account, long jobInstanceId, boolean announced, boolean begun) {

}
