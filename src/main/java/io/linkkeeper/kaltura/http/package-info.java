/**
 * HTTP and JSON requests to the API server: connections, rate limit, retries, redaction
 * of credentials.
 */
@NullMarked
package io.linkkeeper.kaltura.http;

import org.jspecify.annotations.NullMarked;
