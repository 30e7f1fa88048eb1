package io.linkkeeper.net;

import java.time.Duration;

/**
 * Limits of the connections to one host.
 *
 * @param connections the number of connections
 * @param connectTimeout the timeout for opening one
 * @param requestTimeout how long no byte of a response may arrive
 */
public record ConnectionLimits(int connections, Duration connectTimeout, Duration requestTimeout) {

}
