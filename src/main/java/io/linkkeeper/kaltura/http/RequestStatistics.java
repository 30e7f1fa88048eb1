package io.linkkeeper.kaltura.http;

/**
 * Traffic of a client since its creation.
 *
 * @param requests HTTP requests, each attempt counted
 * @param latencyMillis their total time from sending to the end of the response
 * @param retries requests that repeated an earlier one
 * @param rateLimitWaits requests that waited for the rate limit
 */
public record RequestStatistics(long requests, long latencyMillis, long retries, long rateLimitWaits) {

}
