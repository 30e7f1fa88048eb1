package io.linkkeeper.kaltura.http;

import java.time.Instant;

import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A parsed response with HTTP status 200.
 *
 * @param json its body
 * @param date its Date header, or {@code null}
 */
public record Answer(JsonNode json, @Nullable Instant date) {

	/**
	 * Returns the server's time.
	 * @return the Date header
	 * @throws UntrustworthyAnswerException when the response has none
	 */
	public Instant serverTime() {
		if (this.date == null) {
			throw UntrustworthyAnswerException.lasting("The server's answer has no HTTP Date");
		}
		return this.date;
	}

}
