package io.linkkeeper.kaltura.http;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The body of an answer with HTTP status 200, and the time the server gave it.
 */
public final class HttpAnswer {

	private final byte[] body;

	private final @Nullable Instant date;

	HttpAnswer(byte[] body, @Nullable Instant date) {
		this.body = body;
		this.date = date;
	}

	public byte[] body() {
		return this.body;
	}

	@Nullable public Instant date() {
		return this.date;
	}

}
