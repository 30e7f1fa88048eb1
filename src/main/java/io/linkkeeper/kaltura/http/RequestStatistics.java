package io.linkkeeper.kaltura.http;

/**
 * What a client has sent since it was made.
 *
 * @param requests HTTP requests sent, each attempt counted
 * @param latencyMillis their summed time from sending to the end of the answer, in
 * milliseconds
 * @param retries how many requests repeated an earlier one
 * @param rateLimitWaits how many requests had to wait for the rate limit
 */
public record RequestStatistics(long requests, long latencyMillis, long retries, long rateLimitWaits) {

}
