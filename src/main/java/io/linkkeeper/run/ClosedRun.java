package io.linkkeeper.run;

/**
 * A run that cannot be resumed: it is complete or abandoned, and no process holds a lock
 * for it.
 *
 * @param id the run id
 * @param account the account it worked on
 * @param jobInstanceId its Spring Batch job instance
 * @param announced whether the removal of its rows is announced
 * @param begun whether some of its rows are removed
 */
public record ClosedRun(long id, AccountIdentity account, long jobInstanceId, boolean announced, boolean begun) {

}
