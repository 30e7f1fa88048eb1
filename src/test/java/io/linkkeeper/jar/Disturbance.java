package io.linkkeeper.jar;

import java.time.Duration;
import java.time.Instant;

/**
 * A fault as it went.
 *
 * @param name what failed
 * @param from its begin
 * @param until its end
 * @param untilHealthy how long after its end health was UP
 * @param level what {@code serve} held after it
 */
record Disturbance(String name, Instant from, Instant until, Duration untilHealthy, ProcessLevel level) {

}
