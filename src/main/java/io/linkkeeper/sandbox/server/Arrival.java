package io.linkkeeper.sandbox.server;

import java.time.Instant;

/**
 * The time and the URI of an HTTP request.
 *
 * @param at the server's time
 * @param uri the path and query string as sent
 */
record Arrival(Instant at, String uri) {

}
