package io.linkkeeper.sandbox.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An error of the API: an answer like any other, with HTTP status 200.
 *
 * @param code the code, for example {@code INVALID_OBJECT_ID}
 * @param message the readable message
 * @param args the values in the message, by name
 */
public record ApiError(String code, String message, Map<String, String> args) {

	private static final Pattern TAGS = Pattern.compile("<[^>]*>?");

	/** Server behaviour: tags are cut out of what a caller sent. */
	public ApiError {
		message = withoutTags(message);
		Map<String, String> clean = new LinkedHashMap<>();
		args.forEach((name, value) -> clean.put(name, withoutTags(value)));
		args = Collections.unmodifiableMap(clean);
	}

	/**
	 * An error whose message contains its arguments.
	 * @param code the code
	 * @param template the message, with %s for each value
	 * @param namesAndValues name and value of each argument, in the order of the message
	 * @return the error
	 */
	static ApiError of(String code, String template, String... namesAndValues) {
		Map<String, String> args = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			args.put(namesAndValues[i], namesAndValues[i + 1]);
		}
		return new ApiError(code, String.format(template, args.values().toArray()), args);
	}

	public static ApiError internal() {
		return of("INTERNAL_SERVERL_ERROR", "Internal server error occurred");
	}

	public static ApiError database() {
		return of("INTERNAL_DATABASE_ERROR", "Internal database error");
	}

	private static String withoutTags(String text) {
		return (text.indexOf('<') >= 0) ? TAGS.matcher(text).replaceAll("") : text;
	}

}
