package io.linkkeeper.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error of the API: an answer like any other, with HTTP status 200.
 *
 * @param code the code, for example {@code INVALID_OBJECT_ID}
 * @param message the text for people
 * @param args what the text is about, by name
 */
record ApiError(String code, String message, Map<String, String> args) {

	ApiError {
		args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
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

}
