/**
 * Locks, leases and heartbeats: which process may work on a run, a job, an account.
 */
@NullMarked
package io.linkkeeper.lock;

import org.jspecify.annotations.NullMarked;
