package io.linkkeeper.definition;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.linkkeeper.definition.check.Durations;
import io.linkkeeper.text.NearestName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Deserializes durations, time zones and encodings, and explains invalid values.
 */
final class ScalarModule extends SimpleModule {

	private static final Map<Class<?>, Function<String, ?>> PARSERS = Map.of(Duration.class, Durations::parse,
			ZoneId.class, ScalarModule::zone, Charset.class, ScalarModule::encoding);

	ScalarModule() {
		super("linkkeeper-scalars");
		add(Duration.class);
		add(ZoneId.class);
		add(Charset.class);
	}

	private <T> void add(Class<T> type) {
		addDeserializer(type, new TextDeserializer<>(type));
		addSerializer(type, ToStringSerializer.instance);
	}

	/**
	 * Explains why a text is not a value of a type.
	 * @return the reason, or {@code null} when the text is valid or the type is another
	 * one
	 */
	static @Nullable String refusal(Class<?> type, String text) {
		try {
			Objects.requireNonNull(PARSERS.getOrDefault(type, Function.identity()).apply(text));
			return null;
		}
		catch (IllegalArgumentException ex) {
			return ex.getMessage();
		}
	}

	/**
	 * Returns the correction of an invalid text.
	 * @return the text, or empty when there is none
	 */
	static Optional<String> meant(Class<?> type, String text) {
		if (type == Duration.class) {
			return Optional.of(Durations.longest());
		}
		return (type == ZoneId.class) ? zoneMeant(text)
				: NearestName.to(text, (type == Charset.class) ? Charset.availableCharsets().keySet() : Set.of());
	}

	private static ZoneId zone(String text) {
		try {
			return ZoneId.of(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("\"" + text + "\" is not a time zone"
					+ zoneMeant(text).map(ScalarModule::hint).orElse("; write one such as Europe/Berlin or UTC"), ex);
		}
	}

	/** Proposes the zone of an abbreviation or a city, or one with a similar name. */
	private static Optional<String> zoneMeant(String text) {
		Set<String> known = ZoneId.getAvailableZoneIds();
		String abbreviated = ZoneId.SHORT_IDS.get(text.toUpperCase(Locale.ROOT));
		String city = "/" + text.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
		return Optional.ofNullable(abbreviated)
			.or(() -> known.stream().filter(text.strip()::equalsIgnoreCase).findFirst())
			.or(() -> known.stream().filter((id) -> id.toLowerCase(Locale.ROOT).endsWith(city)).sorted().findFirst())
			.or(() -> NearestName.to(text, known));
	}

	private static Charset encoding(String text) {
		try {
			return Charset.forName(text);
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			throw new IllegalArgumentException("\"" + text + "\" is not an encoding this Java knows"
					+ meant(Charset.class, text).map(ScalarModule::hint)
						.orElse("; write one such as UTF-8, UTF-16LE or windows-1252"),
					ex);
		}
	}

	private static String hint(String meant) {
		return "; did you mean " + meant + "?";
	}

	/**
	 * Deserializes text.
	 */
	private static final class TextDeserializer<T> extends StdDeserializer<T> {

		private final Class<T> type;

		TextDeserializer(Class<T> type) {
			super(type);
			this.type = type;
		}

		@Override
		public T deserialize(JsonParser parser, DeserializationContext context) {
			return this.type.cast(PARSERS.getOrDefault(this.type, Function.identity()).apply(parser.getString()));
		}

	}

}
