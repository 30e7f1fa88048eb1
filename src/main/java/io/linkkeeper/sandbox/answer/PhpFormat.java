package io.linkkeeper.sandbox.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes answers as PHP's {@code serialize} does: objects with their class and the fields
 * that have a value; errors as arrays of code and message (kaltura/server,
 * KalturaPhpSerializer.php).
 */
final class PhpFormat {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

	private PhpFormat() {
	}

	static byte[] write(@Nullable Object value) {
		PhpFormat php = new PhpFormat();
		php.value(value);
		return php.bytes.toByteArray();
	}

	private void value(@Nullable Object value) {
		if (value == null) {
			raw("N;");
		}
		else if (value instanceof ApiObject object) {
			object(object);
		}
		else if (value instanceof ApiError error) {
			raw("a:2:{");
			text("code");
			text(error.code());
			text("message");
			text(error.message());
			raw("}");
		}
		else if (value instanceof List<?> list) {
			list(list);
		}
		else if (value instanceof Boolean truth) {
			raw(truth ? "b:1;" : "b:0;");
		}
		else if (value instanceof Number number) {
			raw("i:" + number.longValue() + ";");
		}
		else {
			text(value.toString());
		}
	}

	private void object(ApiObject object) {
		List<Map.Entry<String, @Nullable Object>> fields = object.fields()
			.entrySet()
			.stream()
			.filter((field) -> field.getValue() != null)
			.toList();
		raw("O:" + object.type().length() + ":\"" + object.type() + "\":" + fields.size() + ":{");
		for (Map.Entry<String, @Nullable Object> field : fields) {
			text(field.getKey());
			value(field.getValue());
		}
		raw("}");
	}

	private void list(List<?> list) {
		raw("a:" + list.size() + ":{");
		for (int i = 0; i < list.size(); i++) {
			raw("i:" + i + ";");
			value(list.get(i));
		}
		raw("}");
	}

	/** Lengths count bytes. */
	private void text(String text) {
		byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
		raw("s:" + encoded.length + ":\"");
		this.bytes.writeBytes(encoded);
		raw("\";");
	}

	private void raw(String ascii) {
		this.bytes.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
	}

}
