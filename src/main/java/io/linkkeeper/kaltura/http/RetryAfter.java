package io.linkkeeper.kaltura.http;

import java.time.Duration;
import java.time.Instant;

import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Retry-After header of responses.
 */
final class RetryAfter {

	private RetryAfter() {
	}

	/**
	 * Returns how long the server asks to wait: a number of seconds, or a date, which is
	 * compared with the date of the response, as the clocks may differ.
	 * @return the time, never negative, or {@code null} without a valid header
	 */
	static @Nullable Duration of(HttpResponse response) {
		Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
		String value = (header != null && header.getValue() != null) ? header.getValue().strip() : "";
		if (value.matches("\\d{1,9}")) {
			return Duration.ofSeconds(Long.parseLong(value));
		}
		Instant until = DateUtils.parseStandardDate(value);
		Instant now = DateUtils.parseStandardDate(response, HttpHeaders.DATE);
		if (until == null || now == null) {
			return null;
		}
		return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
	}

}
