package io.linkkeeper.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An error of the API: an answer like any other, with HTTP status 200.
 *
 * @param code the code, for example {@code INVALID_OBJECT_ID}
 * @param message the text for people
 * @param args what the text is about, by name
 */
record ApiError(String code, String message, Map<String, String> args) {

	private static final Pattern TAGS = Pattern.compile("<[^>]*>?");

	/** Server behaviour: tags are cut out of what a caller sent. */
	ApiError {
		message = withoutTags(message);
		Map<String, String> clean = new LinkedHashMap<>();
		args.forEach((name, value) -> clean.put(name, withoutTags(value)));
		args = Collections.unmodifiableMap(clean);
	}

	/**
	 * An error whose message names its one argument.
	 * @param code the code
	 * @param template the message, with %s for the value
	 * @param name the argument's name
	 * @param value the argument's value
	 * @return the error
	 */
	static ApiError of(String code, String template, String name, String value) {
		return new ApiError(code, template.replace("%s", value), Map.of(name, value));
	}

	private static String withoutTags(String text) {
		return (text.indexOf('<') >= 0) ? TAGS.matcher(text).replaceAll("") : text;
	}

}
