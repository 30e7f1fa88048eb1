package io.linkkeeper.sandbox;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Fills {@code {n:result:path}} with values of earlier results of a multirequest. A
 * result that failed gives the empty text; one that is still to come leaves the text as
 * it is.
 */
final class Placeholders {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d{1,6}):result((?::\\w+)*)\\}");

	private final List<@Nullable Object> results;

	Placeholders(List<@Nullable Object> results) {
		this.results = results;
	}

	String fill(String text) {
		if (!text.contains(":result")) {
			return text;
		}
		return PLACEHOLDER.matcher(text).replaceAll((match) -> Matcher.quoteReplacement(value(match)));
	}

	private String value(MatchResult match) {
		int number = Integer.parseInt(match.group(1));
		if (number < 1 || number > this.results.size()) {
			return match.group();
		}
		Object value = this.results.get(number - 1);
		for (String step : match.group(2).split(":")) {
			value = step.isEmpty() ? value : step(value, step);
		}
		return (value instanceof String || value instanceof Number) ? value.toString() : "";
	}

	private static @Nullable Object step(@Nullable Object value, String step) {
		if (value instanceof ApiObject object) {
			return object.fields().get(step);
		}
		if (value instanceof List<?> list && LeadingNumber.of(step) < list.size()) {
			return list.get((int) LeadingNumber.of(step));
		}
		return null;
	}

}
