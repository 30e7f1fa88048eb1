package io.linkkeeper.sandbox.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.linkkeeper.sandbox.answer.HttpAnswer;
import io.linkkeeper.sandbox.fault.FaultKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Writes answers to HTTP responses, whole or with a fault. */
final class ResponseWriter {

	private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
		.withZone(ZoneOffset.UTC);

	private ResponseWriter() {
	}

	static void write(HttpAnswer answer, HttpServletResponse response) throws IOException {
		write(answer, answer.body().length, response);
	}

	/** Writes the failure of a request instead of its answer. */
	static void writeFailure(FaultKind kind, HttpAnswer answer, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		switch (kind) {
			case UNAVAILABLE ->
				write(HttpAnswer.page(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Service Unavailable"), response);
			case GATEWAY_TIMEOUT ->
				write(HttpAnswer.page(HttpServletResponse.SC_GATEWAY_TIMEOUT, "Gateway Timeout"), response);
			case RESET -> ConnectionValve.cut(request);
			case TRUNCATED -> {
				write(answer, answer.body().length / 2, response);
				response.flushBuffer();
				ConnectionValve.cut(request);
			}
		}
	}

	/** Adds the headers of every answer of the API. */
	static void addCommonHeaders(HttpServletResponse response, Instant now, long number) {
		response.setHeader("Date", HTTP_DATE.format(now));
		response.setHeader("X-Me", "sandbox");
		response.setHeader("X-Kaltura-Session", number + ", " + now.getEpochSecond());
		response.setHeader("Access-Control-Allow-Origin", "*");
		response.setHeader("Access-Control-Expose-Headers",
				"Server, Content-Length, Content-Range, Date, X-Kaltura, X-Kaltura-Session, X-Me");
	}

	private static void write(HttpAnswer answer, int bytes, HttpServletResponse response) throws IOException {
		response.setStatus(answer.status());
		answer.headers().forEach((name, value) -> response.setHeader(name, bytes(value)));
		response.setContentLength(answer.body().length);
		try (OutputStream stream = response.getOutputStream()) {
			stream.write(answer.body(), 0, bytes);
			stream.flush();
		}
	}

	/** Headers are sent as UTF-8, one character for each byte. */
	private static String bytes(String header) {
		return new String(header.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

}
