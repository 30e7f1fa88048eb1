package io.linkkeeper.sandbox.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code a=1&b[c]=2&b:d=3} as PHP and Kaltura do: brackets and colons nest, the
 * last of a repeated name counts, improperly encoded text is taken literally.
 */
final class FormDecoder {

	/** The server's max_input_vars; further variables are dropped silently. */
	private static final int MAX_VARIABLES = 10_000;

	/** The most steps of a name. */
	static final int MAX_DEPTH = 16;

	private FormDecoder() {
	}

	static Parameters decode(String form) {
		Parameters parameters = new Parameters();
		int variables = 0;
		int start = 0;
		while (start < form.length() && variables < MAX_VARIABLES) {
			int end = form.indexOf('&', start);
			String pair = form.substring(start, (end >= 0) ? end : form.length());
			start = (end >= 0) ? end + 1 : form.length();
			if (!pair.isEmpty()) {
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
		List<String> path = path(name, MAX_DEPTH);
		Parameters group = parameters;
		for (String step : path.subList(0, path.size() - 1)) {
			group = group.groupOrNew(step.isEmpty() ? nextIndex(group) : step);
		}
		String last = path.get(path.size() - 1);
		if (!"-".equals(last) || path.size() == 1) {
			group.put(last.isEmpty() ? nextIndex(group) : last, value);
		}
	}

	static String decoded(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// a stray percent sign is literal
			return text;
		}
	}

	/** Empty brackets append. */
	private static String nextIndex(Parameters group) {
		return Integer.toString(group.names().size());
	}

	/** The steps of a name; the last one takes what would be too many. */
	static List<String> path(String name, int most) {
		List<String> path = new ArrayList<>();
		StringBuilder step = new StringBuilder();
		for (int i = 0; i < name.length(); i++) {
			char character = name.charAt(i);
			boolean opens = character == '[' || character == ':';
			if (opens && path.size() < most - 1 && i > 0) {
				path.add(step.toString());
				step.setLength(0);
			}
			else if (character != ']') {
				step.append(character);
			}
		}
		path.add(step.toString());
		return path;
	}

}
