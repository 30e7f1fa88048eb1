package io.linkkeeper.kaltura.json;

import java.util.LinkedHashMap;
import java.util.Map;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.http.Redactor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes requests and reads answers as JSON. Thread-safe.
 */
public final class Json {

	private static final String EXCEPTION = "KalturaAPIException";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final Redactor redactor;

	public Json(Redactor redactor) {
		this.redactor = redactor;
	}

	byte[] write(Map<String, Object> parameters) {
		return MAPPER.writeValueAsBytes(parameters);
	}

	/**
	 * The JSON of an answer. What cannot be parsed may have been cut on its way. The
	 * parser's own exception is left out, as it may quote the answer.
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

	private static UntrustworthyAnswerException unreadable(String action, byte[] body) {
		return UntrustworthyAnswerException.temporary(
				"The answer to " + action + ", " + body.length + " bytes long, is not the JSON that was asked for");
	}

	/**
	 * The error that an answer is, which the server sends with HTTP status 200 (server
	 * behaviour).
	 * @return the error, or {@code null} when the answer is none
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
