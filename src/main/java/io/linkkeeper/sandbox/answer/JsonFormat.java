package io.linkkeeper.sandbox.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes answers as JSON, byte for byte as the server does: slashes and all but ASCII
 * escaped, absent fields left out, objectType last.
 */
final class JsonFormat {

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
		.enable(JsonWriteFeature.ESCAPE_NON_ASCII)
		.disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
		.build();

	private JsonFormat() {
	}

	static byte[] write(@Nullable Object value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
		try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
			write(json, value);
		}
		return bytes.toByteArray();
	}

	/** The answer as the argument of a function. */
	static byte[] writeCall(String function, @Nullable Object value) {
		String json = new String(write(value), StandardCharsets.US_ASCII);
		return (function + "(" + json + ");").getBytes(StandardCharsets.US_ASCII);
	}

	private static void write(JsonGenerator json, @Nullable Object value) {
		if (value == null) {
			json.writeNull();
		}
		else if (value instanceof ApiObject object) {
			object(json, object);
		}
		else if (value instanceof ApiError error) {
			error(json, error);
		}
		else if (value instanceof List<?> list) {
			json.writeStartArray();
			list.forEach((item) -> write(json, item));
			json.writeEndArray();
		}
		else if (value instanceof Number number) {
			json.writeNumber(number.longValue());
		}
		else if (value instanceof Boolean truth) {
			json.writeBoolean(truth);
		}
		else {
			json.writeString(value.toString());
		}
	}

	private static void object(JsonGenerator json, ApiObject object) {
		json.writeStartObject();
		object.fields().forEach((name, value) -> {
			if (value != null) {
				json.writeName(name);
				write(json, value);
			}
		});
		json.writeStringProperty("objectType", object.type());
		json.writeEndObject();
	}

	private static void error(JsonGenerator json, ApiError error) {
		json.writeStartObject();
		json.writeStringProperty("code", error.code());
		json.writeStringProperty("message", error.message());
		json.writeStringProperty("objectType", "KalturaAPIException");
		json.writeName("args");
		args(json, error.args());
		json.writeEndObject();
	}

	/** An empty map is an array in PHP. */
	private static void args(JsonGenerator json, Map<String, String> args) {
		if (args.isEmpty()) {
			json.writeStartArray();
			json.writeEndArray();
			return;
		}
		json.writeStartObject();
		args.forEach(json::writeStringProperty);
		json.writeEndObject();
	}

}
