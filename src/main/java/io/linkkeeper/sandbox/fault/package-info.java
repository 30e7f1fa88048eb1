/**
 * Injected faults: latency, failures, blocking, throttling.
 */
@NullMarked
package io.linkkeeper.sandbox.fault;

import org.jspecify.annotations.NullMarked;
