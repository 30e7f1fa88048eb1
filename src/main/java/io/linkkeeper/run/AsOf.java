package io.linkkeeper.run;

import java.time.Instant;

/**
 * What "now" means for the rules of a run.
 *
 * @param instant the instant; of a stored run in whole seconds
 * @param fixed whether the instant was given; otherwise the run may move it back to the
 * API's clock before it reads anything
 */
public record AsOf(Instant instant, boolean fixed) {
}
