package io.linkkeeper.definition;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Function;

import io.linkkeeper.names.NearestName;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Reads durations, time zones and encodings, and says in words why a text is none.
 */
final class ScalarModule extends SimpleModule {

	ScalarModule() {
		super("linkkeeper-scalars");
		add(Duration.class, Durations::parse);
		add(ZoneId.class, ScalarModule::zone);
		add(Charset.class, ScalarModule::encoding);
	}

	private <T> void add(Class<T> type, Function<String, T> parse) {
		addDeserializer(type, new TextDeserializer<>(type, parse));
		addSerializer(type, ToStringSerializer.instance);
	}

	private static ZoneId zone(String text) {
		try {
			return ZoneId.of(text);
		}
		catch (DateTimeException ex) {
			Set<String> known = ZoneId.getAvailableZoneIds();
			String hint = NearestName.hint(text, known);
			throw new IllegalArgumentException("\"" + text + "\" is not a time zone"
					+ (hint.isEmpty() ? "; write one such as Europe/Berlin or UTC" : hint), ex);
		}
	}

	private static Charset encoding(String text) {
		try {
			return Charset.forName(text);
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			throw new IllegalArgumentException("\"" + text
					+ "\" is not an encoding this Java knows; write one such as UTF-8, UTF-16LE or windows-1252", ex);
		}
	}

	/**
	 * Reads one text.
	 */
	private static final class TextDeserializer<T> extends StdDeserializer<T> {

		private final Function<String, T> parse;

		TextDeserializer(Class<T> type, Function<String, T> parse) {
			super(type);
			this.parse = parse;
		}

		@Override
		public T deserialize(JsonParser parser, DeserializationContext context) {
			return this.parse.apply(parser.getString());
		}

	}

}
