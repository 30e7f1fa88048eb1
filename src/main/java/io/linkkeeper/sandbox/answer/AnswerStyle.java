package io.linkkeeper.sandbox.answer;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.linkkeeper.sandbox.request.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * The format and its options that a request asks for.
 *
 * @param format the format of the body
 * @param ignoresNull whether XML leaves out fields without a value; JSON always does
 * @param contentType the type to send instead of the format's own, or {@code null}
 * @param callback the function that JSONP calls; empty otherwise
 */
record AnswerStyle(Format format, boolean ignoresNull, @Nullable String contentType, String callback) {

	/** The server's default. */
	static final AnswerStyle DEFAULT = new AnswerStyle(Format.XML, false, null, "");

	private static final Set<String> TRUE = Set.of("1", "true");

	/** Any other characters could inject a script. */
	private static final Pattern CALLBACK = Pattern.compile("[0-9_a-zA-Z.]*");

	private static final Pattern TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+(?:; ?charset=[\\w-]+)?");

	/**
	 * The style that a request asks for.
	 * @throws ApiException UNKNOWN_RESPONSE_FORMAT; MANDATORY_PARAMETER_MISSING or
	 * INVALID_FIELD_VALUE for a callback
	 */
	static AnswerStyle of(Parameters parameters) {
		String contentType = parameters.text("content-type", "");
		Format format = format(parameters.text("format", Format.XML.number));
		return new AnswerStyle(format, TRUE.contains(parameters.text("ignoreNull", "").toLowerCase(Locale.ROOT)),
				TYPE.matcher(contentType).matches() ? contentType : null,
				(format == Format.JSONP) ? callback(parameters) : "");
	}

	String type() {
		return (this.contentType != null) ? this.contentType : this.format.type;
	}

	private static String callback(Parameters parameters) {
		String callback = parameters.text("callback");
		if (callback == null) {
			throw ApiException.of("MANDATORY_PARAMETER_MISSING", "Mandatory parameter missing [%s]", "PARAM_NAME",
					"callback");
		}
		if (!CALLBACK.matcher(callback).matches()) {
			throw ApiException.of("INVALID_FIELD_VALUE", "value in field [%s] is not valid", "FIELD_NAME", "callback");
		}
		return callback;
	}

	private static Format format(String number) {
		for (Format format : Format.values()) {
			if (format.number.equals(number)) {
				return format;
			}
		}
		throw ApiException.of("UNKNOWN_RESPONSE_FORMAT", "Response format provided [%s] is not recognized by server",
				"FORMAT", number);
	}

	/** The formats that the sandbox writes. */
	enum Format {

		/** As JavaScript and Java clients ask for it. */
		JSON("1", "application/json"),

		/** The server's default. */
		XML("2", "text/xml;charset=UTF-8"),

		/** As PHP clients ask for it. */
		PHP("3", "text/html"),

		/**
		 * A call of a function with JSON (kaltura/server, KalturaJsonProcSerializer.php).
		 */
		JSONP("9", "application/javascript");

		private final String number;

		private final String type;

		Format(String number, String type) {
			this.number = number;
			this.type = type;
		}

	}

}
