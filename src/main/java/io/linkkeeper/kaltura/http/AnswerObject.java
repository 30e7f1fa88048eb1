package io.linkkeeper.kaltura.http;

import java.time.DateTimeException;
import java.time.Instant;

import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object of a response with typed access to its fields. A field of another type
 * makes the whole response untrustworthy.
 *
 * @param name the description of the object for messages
 * @param node the object
 */
public record AnswerObject(String name, JsonNode node) {

	/** Numbers of {@code session.get} come as strings (server behaviour). */
	private static final String WHOLE_NUMBER = "-?[0-9]{1,18}";

	public static AnswerObject of(String name, String objectType, JsonNode node) {
		if (!node.isObject()) {
			throw UntrustworthyAnswerException.lasting(name + " is no JSON object");
		}
		AnswerObject object = new AnswerObject(name, node);
		if (!objectType.equals(object.optionalText("objectType"))) {
			throw object.wrong("objectType", objectType);
		}
		return object;
	}

	public String text(String field) {
		String value = optionalText(field);
		if (value == null) {
			throw wrong(field, "text");
		}
		return value;
	}

	@Nullable public String optionalText(String field) {
		JsonNode value = this.node.get(field);
		if (value == null || value.isNull()) {
			return null;
		}
		if (!value.isString()) {
			throw wrong(field, "text");
		}
		return value.stringValue();
	}

	public long number(String field) {
		JsonNode value = this.node.get(field);
		if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
			throw wrong(field, "a whole number");
		}
		return value.longValue();
	}

	/**
	 * Returns a number that may be a string.
	 */
	public long numberOrText(String field) {
		JsonNode value = this.node.get(field);
		if (value != null && value.isString() && value.stringValue().matches(WHOLE_NUMBER)) {
			return Long.parseLong(value.stringValue());
		}
		return number(field);
	}

	public int smallNumber(String field) {
		return small(field, number(field));
	}

	public int smallNumberOrText(String field) {
		return small(field, numberOrText(field));
	}

	private int small(String field, long value) {
		if (value != (int) value) {
			throw wrong(field, "a small number");
		}
		return (int) value;
	}

	public Instant time(String field) {
		return time(field, number(field));
	}

	@Nullable public Instant optionalTime(String field) {
		JsonNode value = this.node.get(field);
		return (value != null && !value.isNull()) ? time(field) : null;
	}

	public Instant time(String field, long seconds) {
		try {
			return Instant.ofEpochSecond(seconds);
		}
		catch (DateTimeException ex) {
			throw wrong(field, "a time");
		}
	}

	public Iterable<JsonNode> array(String field) {
		JsonNode value = this.node.get(field);
		if (value == null || !value.isArray()) {
			throw wrong(field, "an array");
		}
		return value;
	}

	public UntrustworthyAnswerException wrong(String field, String expected) {
		return UntrustworthyAnswerException.lasting(this.name + " has no " + field + " that is " + expected);
	}

}
