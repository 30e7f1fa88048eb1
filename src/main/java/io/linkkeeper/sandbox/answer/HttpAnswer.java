package io.linkkeeper.sandbox.answer;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param status the status
 * @param headers its headers, besides those of every response
 * @param body the body
 */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

	private static final byte[] NOTHING = {};

	public HttpAnswer {
		headers = Map.copyOf(headers);
	}

	/** A page of the web server in front of the API. */
	public static HttpAnswer page(int status, String title) {
		String html = "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>" + status + " "
				+ title + "</title>\n</head><body>\n<h1>" + title + "</h1>\n</body></html>\n";
		return new HttpAnswer(status, Map.of("Content-Type", "text/html; charset=iso-8859-1"),
				html.getBytes(StandardCharsets.US_ASCII));
	}

	public static HttpAnswer tooLarge() {
		return page(413, "Request Entity Too Large");
	}

	public static HttpAnswer withoutBody(int status, Map<String, String> headers) {
		return new HttpAnswer(status, headers, NOTHING);
	}

}
