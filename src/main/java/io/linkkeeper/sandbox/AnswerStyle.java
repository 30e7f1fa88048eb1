package io.linkkeeper.sandbox;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How a caller wants to be answered.
 *
 * @param format the format of the body
 * @param ignoresNull whether XML leaves out fields without a value; JSON always does
 * @param contentType the type to send instead of the format's own, or {@code null}
 */
record AnswerStyle(Format format, boolean ignoresNull, @Nullable String contentType) {

	/** What the server falls back to. */
	static final AnswerStyle DEFAULT = new AnswerStyle(Format.XML, false, null);

	private static final Pattern TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+(?:; ?charset=[\\w-]+)?");

	/**
	 * The style that a request asks for.
	 * @throws ApiException UNKNOWN_RESPONSE_FORMAT
	 */
	static AnswerStyle of(Parameters parameters) {
		String contentType = parameters.text("content-type", "");
		return new AnswerStyle(format(parameters.text("format", Format.XML.number)),
				"1".equals(parameters.text("ignoreNull")), TYPE.matcher(contentType).matches() ? contentType : null);
	}

	String type() {
		return (this.contentType != null) ? this.contentType : this.format.type;
	}

	private static Format format(String number) {
		for (Format format : Format.values()) {
			if (format.number.equals(number)) {
				return format;
			}
		}
		throw Errors.unknownResponseFormat(number);
	}

	/** The formats that the sandbox writes. */
	enum Format {

		/** As JavaScript and Java clients ask for it. */
		JSON("1", "application/json"),

		/** The server's default. */
		XML("2", "text/xml;charset=UTF-8");

		private final String number;

		private final String type;

		Format(String number, String type) {
			this.number = number;
			this.type = type;
		}

	}

}
