package io.linkkeeper.definition;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.linkkeeper.definition.check.Durations;
import io.linkkeeper.definition.check.Form;
import io.linkkeeper.definition.check.Labelled;
import io.linkkeeper.definition.check.OneOf;
import io.linkkeeper.definition.check.Range;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.definition.rule.RuleSettings;
import io.linkkeeper.text.NearestName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Checks a single value against the type and the annotations of its key.
 */
final class ValueCheck {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final AnnotatedType type;

	private final Class<?> raw;

	private final String removal;

	private final @Nullable Form form;

	/**
	 * Creates a check.
	 * @param removal what else to do about an empty value, for the end of a sentence
	 */
	ValueCheck(AnnotatedType type, String removal) {
		this.type = type;
		this.raw = Key.rawType(type);
		this.removal = removal;
		this.form = (this.raw == Duration.class) ? Durations.class.getAnnotation(Form.class)
				: Key.annotation(type, Form.class);
	}

	/** Returns the check of a list's items. */
	ValueCheck items() {
		return new ValueCheck(((AnnotatedParameterizedType) this.type).getAnnotatedActualTypeArguments()[0], "");
	}

	String removal() {
		return this.removal;
	}

	boolean isOfType(JsonNode value) {
		return switch (typeInWords()) {
			case KeyMessages.KEYS -> value.isObject();
			case KeyMessages.LIST -> value.isArray();
			case KeyMessages.BOOLEAN -> value.isBoolean();
			case KeyMessages.NUMBER -> value.isNumber();
			case KeyMessages.WHOLE_NUMBER -> value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
			default -> value.isString();
		};
	}

	/** Returns what a value is, as in "it must be a duration". */
	String noun() {
		if (this.raw.isEnum()) {
			return "one of " + String.join(", ", choices());
		}
		return (this.form != null) ? this.form.title() : typeInWords();
	}

	String typeInWords() {
		if (this.raw.isRecord() || this.raw == RuleSettings.class || this.raw == Map.class) {
			return KeyMessages.KEYS;
		}
		if (this.raw == List.class) {
			return KeyMessages.LIST;
		}
		if (this.raw == boolean.class) {
			return KeyMessages.BOOLEAN;
		}
		if (this.raw == BigDecimal.class) {
			return KeyMessages.NUMBER;
		}
		return (this.raw == int.class || this.raw == long.class) ? KeyMessages.WHOLE_NUMBER : KeyMessages.TEXT;
	}

	/**
	 * Returns why a value is refused that has the right type, or is a number or boolean
	 * where text is expected.
	 */
	List<Refusal> refusals(JsonNode value) {
		if (this.raw.isEnum()) {
			return found(ofChoices(value, choices()));
		}
		if (!typeInWords().equals(KeyMessages.TEXT)) {
			return found(ofRange(value));
		}
		List<Refusal> refusals = found(ofForm(value), ofSize(value.asString()));
		return refusals.isEmpty() ? found(ofScalar(value.asString())) : refusals;
	}

	private static List<Refusal> found(@Nullable Refusal... refusals) {
		return Arrays.stream(refusals).flatMap(Stream::ofNullable).toList();
	}

	private @Nullable Refusal ofScalar(String text) {
		String message = ScalarModule.refusal(this.raw, text);
		return (message != null) ? new Refusal(message, text(ScalarModule.meant(this.raw, text))) : null;
	}

	private static @Nullable JsonNode text(Optional<String> meant) {
		return meant.map(JSON::stringNode).orElse(null);
	}

	private List<String> choices() {
		OneOf some = Key.annotation(this.type, OneOf.class);
		return (some != null) ? List.of(some.value())
				: Arrays.stream(this.raw.getEnumConstants()).map(ValueCheck::spelled).toList();
	}

	private static String spelled(Object constant) {
		return (constant instanceof Labelled labelled) ? labelled.label()
				: constant.toString().toLowerCase(Locale.ROOT);
	}

	private static @Nullable Refusal ofChoices(JsonNode value, List<String> choices) {
		String text = value.asString();
		return choices.contains(text) ? null
				: new Refusal(KeyMessages.notOneOf(value, choices), text(NearestName.to(text, choices)));
	}

	private @Nullable Refusal ofForm(JsonNode value) {
		String refusal = (this.form != null) ? refusal(this.form, value.asString()) : null;
		if (this.form == null || refusal == null) {
			return null;
		}
		List<String> corrections = corrections(this.form, value.asString());
		String message = corrections.isEmpty() ? refusal
				: refusal.replaceFirst(": .*", "") + KeyMessages.write(corrections);
		return new Refusal(KeyMessages.shown(value) + " " + message, text(corrections.stream().findFirst()));
	}

	private static @Nullable String refusal(Form form, String text) {
		return text.matches(form.pattern()) ? form.syntax().refusal(text)
				: "is not " + form.title() + ": " + form.description();
	}

	private List<String> corrections(Form form, String text) {
		return form.syntax()
			.corrections(text)
			.stream()
			.filter((correction) -> refusal(form, correction) == null)
			.filter((correction) -> ofSize(correction) == null)
			.filter((correction) -> ScalarModule.refusal(this.raw, correction) == null)
			.toList();
	}

	private @Nullable Refusal ofSize(String text) {
		Size size = Key.annotation(this.type, Size.class);
		if (size != null && text.length() < size.min()) {
			return new Refusal("is empty; write a text" + this.removal, null);
		}
		return (size != null && text.codePointCount(0, text.length()) > size.max())
				? new Refusal("is longer than the " + size.max() + " characters it may have", null) : null;
	}

	private @Nullable Refusal ofRange(JsonNode value) {
		Range range = Key.annotation(this.type, Range.class);
		if (range != null && value.decimalValue().compareTo(BigDecimal.valueOf(range.min())) < 0) {
			return new Refusal(KeyMessages.shown(value) + " is too small; write at least " + range.min(),
					JSON.numberNode(range.min()));
		}
		return (range != null && value.decimalValue().compareTo(BigDecimal.valueOf(range.max())) > 0)
				? new Refusal(KeyMessages.shown(value) + " is too large; write at most " + range.max(),
						JSON.numberNode(range.max()))
				: null;
	}

	/**
	 * Why a value is refused.
	 *
	 * @param message the problem and how to correct it
	 * @param meant the value that the message proposes, or {@code null} for none
	 */
	record Refusal(String message, @Nullable JsonNode meant) {

	}

}
