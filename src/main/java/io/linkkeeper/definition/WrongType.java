package io.linkkeeper.definition;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.linkkeeper.definition.ValueCheck.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Explains a value of the wrong type, and proposes a valid value of the right type when
 * one can be derived from it.
 */
final class WrongType {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final ValueCheck check;

	WrongType(ValueCheck check) {
		this.check = check;
	}

	List<Refusal> refusals(JsonNode value) {
		if (value.isNull()) {
			return refused("has no value; it must be " + this.check.noun() + this.check.removal(), null);
		}
		String wanted = this.check.typeInWords();
		if (!value.isValueNode()) {
			return refused("must be " + this.check.noun() + ", not " + KeyMessages.shown(value), null);
		}
		return switch (wanted) {
			case KeyMessages.TEXT -> text(value);
			case KeyMessages.LIST -> list(value.asString());
			default -> other("must be " + wanted + ", not " + KeyMessages.shown(value), meant(wanted, value));
		};
	}

	private static List<Refusal> refused(String message, @Nullable JsonNode meant) {
		return List.of(new Refusal(message, meant));
	}

	private static List<Refusal> other(String message, @Nullable JsonNode meant) {
		return refused((meant != null) ? message + "; write " + meant : message, meant);
	}

	/** A number or a boolean is valid in quotes, or it is no value of the key at all. */
	private List<Refusal> text(JsonNode value) {
		List<Refusal> refusals = this.check.refusals(value);
		return refusals.isEmpty()
				? refused("must be text; put " + value + " in quotes", JSON.stringNode(value.asString())) : refusals;
	}

	private List<Refusal> list(String text) {
		ValueCheck items = this.check.items();
		List<String> parts = (text.contains(", ") || text.contains(";")) ? Arrays.asList(text.split("[,;]\\s*"))
				: List.of(text);
		ArrayNode list = JSON.arrayNode();
		List<Refusal> refusals = parts.stream().flatMap((part) -> add(part, items, list).stream()).toList();
		return refusals.isEmpty() ? refused("must be a list; write " + list.toString().replace("\",\"", "\", \""), list)
				: Stream.concat(refused("must be a list, in brackets", null).stream(), refusals.stream()).toList();
	}

	/** Adds a text, or its correction, unless the list contains it. */
	private static List<Refusal> add(String text, ValueCheck items, ArrayNode list) {
		JsonNode item = JSON.stringNode(text);
		List<Refusal> refusals = items.refusals(item);
		JsonNode meant = refusals.isEmpty() ? item : refusals.get(0).meant();
		if (meant != null && !list.values().contains(meant)) {
			list.add(meant);
		}
		return (meant != null) ? List.of() : refusals;
	}

	private @Nullable JsonNode meant(String wanted, JsonNode value) {
		String text = value.asString().strip();
		JsonNode meant = wanted.equals(KeyMessages.BOOLEAN) ? bool(text) : number(text);
		return (meant != null && this.check.isOfType(meant) && this.check.refusals(meant).isEmpty()) ? meant : null;
	}

	private static @Nullable JsonNode bool(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "yes", "y", "on", "true", "1" -> JSON.booleanNode(true);
			case "no", "n", "off", "false", "0" -> JSON.booleanNode(false);
			default -> null;
		};
	}

	/** Numbers in quotes, as percentages and with underscores. */
	private static @Nullable JsonNode number(String text) {
		String digits = text.replaceFirst("\\s*%$", "").replace("_", "");
		return digits.matches("[0-9]{1,9}([.][0-9]{1,9})?") ? JSON.numberNode(new BigDecimal(digits)) : null;
	}

}
