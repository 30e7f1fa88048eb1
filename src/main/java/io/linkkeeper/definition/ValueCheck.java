package io.linkkeeper.definition;

import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import io.linkkeeper.definition.check.Durations;
import io.linkkeeper.definition.check.Form;
import io.linkkeeper.definition.check.Labelled;
import io.linkkeeper.definition.check.OneOf;
import io.linkkeeper.definition.check.Range;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.definition.rule.RuleSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks a single value against the type and the annotations of its key.
 */
final class ValueCheck {

	private final AnnotatedType type;

	private final Class<?> raw;

	ValueCheck(AnnotatedType type) {
		this.type = type;
		this.raw = Key.rawType(type);
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

	String typeInWords() {
		if (this.raw.isRecord() || this.raw == RuleSettings.class) {
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
	 * Returns the problems of a value of the right type.
	 */
	List<String> problems(JsonNode value) {
		if (this.raw.isEnum()) {
			return found(ofChoices(value, choices()));
		}
		if (!value.isString()) {
			return found(ofRange(value));
		}
		List<String> problems = found(ofForm(value), ofSize(value.asString()));
		return problems.isEmpty() ? found(ScalarModule.refusal(this.raw, value.asString())) : problems;
	}

	private static List<String> found(@Nullable String... problems) {
		return Arrays.stream(problems).flatMap(Stream::ofNullable).toList();
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

	private static @Nullable String ofChoices(JsonNode value, List<String> choices) {
		return choices.contains(value.asString()) ? null : KeyMessages.notOneOf(value, choices);
	}

	private @Nullable String ofForm(JsonNode value) {
		Form form = (this.raw == Duration.class) ? Objects.requireNonNull(Durations.class.getAnnotation(Form.class))
				: Key.annotation(this.type, Form.class);
		return (form == null || value.asString().matches(form.pattern())) ? null
				: KeyMessages.shown(value) + " is not " + form.title() + ": " + form.description();
	}

	private @Nullable String ofSize(String text) {
		Size size = Key.annotation(this.type, Size.class);
		if (size != null && text.length() < size.min()) {
			return "is empty; write a text or delete it";
		}
		return (size != null && text.codePointCount(0, text.length()) > size.max())
				? "is longer than the " + size.max() + " characters it may have" : null;
	}

	private @Nullable String ofRange(JsonNode value) {
		Range range = Key.annotation(this.type, Range.class);
		if (range != null && value.decimalValue().compareTo(BigDecimal.valueOf(range.min())) < 0) {
			return KeyMessages.shown(value) + " is too small; write at least " + range.min();
		}
		return (range != null && value.decimalValue().compareTo(BigDecimal.valueOf(range.max())) > 0)
				? KeyMessages.shown(value) + " is too large; write at most " + range.max() : null;
	}

}
