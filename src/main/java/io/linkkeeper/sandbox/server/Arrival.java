package io.linkkeeper.sandbox.server;

import java.time.Instant;

/**
 * When and where an HTTP request came in.
 *
 * @param at the server's time
 * @param uri the path and query string as sent
 */
record Arrival(Instant at, String uri) {

}
