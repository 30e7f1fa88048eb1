package io.linkkeeper.kaltura.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes requests and parses responses as JSON. Thread-safe.
 */
final class Json {

	/** How much of a response that is no JSON is looked at, in bytes. */
	private static final int HEAD = 8 * 1024;

	private static final Pattern WEB_PAGE = Pattern.compile("<(!doctype html|html|head|body|br)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern TITLE = Pattern.compile("<title[^>]*>\\s*([^<]{1,100})", Pattern.CASE_INSENSITIVE);

	private static final String EXCEPTION = "KalturaAPIException";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final Redactor redactor;

	Json(Redactor redactor) {
		this.redactor = redactor;
	}

	byte[] write(Map<String, Object> parameters) {
		return MAPPER.writeValueAsBytes(parameters);
	}

	/**
	 * Parses a response. Invalid JSON may be truncated, so the failure is temporary; a
	 * web page is foreign. The parser's exception is omitted, as it may quote the
	 * response.
	 */
	JsonNode parse(String action, byte[] body) {
		JsonNode node = null;
		try {
			node = MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			throw unreadable(action, body);
		}
		if (node == null || node.isMissingNode()) {
			throw unreadable(action, body);
		}
		return node;
	}

	private KalturaException unreadable(String action, byte[] body) {
		String text = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.UTF_8).stripLeading();
		if (WEB_PAGE.matcher(text).lookingAt()) {
			Matcher title = TITLE.matcher(text);
			return TransportException.foreign("The answer to " + action + " is a web page"
					+ (title.find() ? ", '" + this.redactor.redact(title.group(1).strip()) + "'" : "")
					+ ", not the API's: a proxy or a page that wants a sign-in is in between, or the service URL is"
					+ " wrong");
		}
		return UntrustworthyAnswerException.temporary(
				"The answer to " + action + ", " + body.length + " bytes long, is not the JSON that was asked for");
	}

	/**
	 * Returns the API error in a response, which comes with HTTP status 200 (server
	 * behaviour).
	 * @return the error, or {@code null} when the response is none
	 */
	@Nullable ApiError error(JsonNode node) {
		if (!node.isObject() || !EXCEPTION.equals(text(node.get("objectType")))) {
			return null;
		}
		return this.redactor.error(text(node.get("code")), text(node.get("message")), args(node.get("args")));
	}

	private static Map<String, String> args(@Nullable JsonNode node) {
		Map<String, String> args = new LinkedHashMap<>();
		// without args the server sends an empty array
		if (node != null && node.isObject()) {
			node.properties().forEach((entry) -> args.put(entry.getKey(), text(entry.getValue())));
		}
		return args;
	}

	private static String text(@Nullable JsonNode node) {
		if (node == null) {
			return "";
		}
		return node.isString() ? node.stringValue() : node.toString();
	}

}
