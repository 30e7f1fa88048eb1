package io.linkkeeper.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code a=1&b[c]=2&b:d=3} as PHP and Kaltura do: brackets and colons nest, the
 * last of a repeated name counts, what is not properly encoded is taken as it stands.
 */
final class FormDecoder {

	/** The server's max_input_vars; what comes after is dropped without a word. */
	private static final int MAX_VARIABLES = 10_000;

	private static final int MAX_DEPTH = 16;

	private FormDecoder() {
	}

	static Parameters decode(String form) {
		Parameters parameters = new Parameters();
		int variables = 0;
		for (String pair : form.split("&")) {
			if (!pair.isEmpty() && variables < MAX_VARIABLES) {
				int equals = pair.indexOf('=');
				String name = (equals >= 0) ? pair.substring(0, equals) : pair;
				put(parameters, decoded(name), (equals >= 0) ? decoded(pair.substring(equals + 1)) : "");
				variables++;
			}
		}
		return parameters;
	}

	/** Puts a value under a name such as {@code filter[statusEqual]} or {@code 1:id}. */
	static void put(Parameters parameters, String name, String value) {
		List<String> path = path(name);
		Parameters group = parameters;
		for (String step : path.subList(0, path.size() - 1)) {
			group = group.groupOrNew(step);
		}
		String last = path.get(path.size() - 1);
		if (!"-".equals(last) || path.size() == 1) {
			group.put(last, value);
		}
	}

	static String decoded(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// a stray percent sign stands for itself
			return text;
		}
	}

	private static List<String> path(String name) {
		List<String> path = new ArrayList<>();
		int start = 0;
		for (int i = 0; i < name.length() && path.size() < MAX_DEPTH; i++) {
			char character = name.charAt(i);
			if (character == '[' || character == ']' || character == ':') {
				add(path, name.substring(start, i));
				start = i + 1;
			}
		}
		add(path, name.substring(start));
		return path.isEmpty() ? List.of(name) : path;
	}

	private static void add(List<String> path, String step) {
		if (!step.isEmpty()) {
			path.add(step);
		}
	}

}
