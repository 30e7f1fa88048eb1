package io.linkkeeper.console.run;

import io.linkkeeper.console.frame.Prose;

/**
 * The page that tells that there is nothing to decide any more.
 *
 * @param run the run id
 * @param message how the run stands
 */
public record Decided(long run, Prose message) {

}
