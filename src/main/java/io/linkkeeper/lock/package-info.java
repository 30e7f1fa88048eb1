/**
 * Locks on runs, jobs and accounts, with leases and heartbeats of their owners.
 */
@NullMarked
package io.linkkeeper.lock;

import org.jspecify.annotations.NullMarked;
