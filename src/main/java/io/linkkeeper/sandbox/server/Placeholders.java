package io.linkkeeper.sandbox.server;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.answer.ApiObject;
import io.linkkeeper.sandbox.request.LeadingNumber;
import io.linkkeeper.sandbox.request.RequestTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Replaces placeholders {@code {n:result:path}} by values of earlier results of a
 * multirequest. A failed result yields the empty text; a placeholder of a later result
 * stays.
 */
final class Placeholders {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d{1,6}):result((?::\\w{1,64}){0,8})\\}");

	/** The most characters that all placeholders of a request yield. */
	private static final int MAX_FILLED = 1_000_000;

	private final List<@Nullable Object> results;

	private int filled;

	Placeholders(List<@Nullable Object> results) {
		this.results = results;
	}

	String fill(String text) {
		if (!text.contains(":result")) {
			return text;
		}
		return PLACEHOLDER.matcher(text).replaceAll((match) -> Matcher.quoteReplacement(counted(value(match))));
	}

	private String counted(String value) {
		this.filled += value.length();
		if (this.filled > MAX_FILLED) {
			throw new RequestTooLargeException();
		}
		return value;
	}

	private String value(MatchResult match) {
		int number = Integer.parseInt(match.group(1));
		if (number < 1 || number > this.results.size()) {
			return match.group();
		}
		List<String> steps = Stream.of(match.group(2).split(":")).filter((step) -> !step.isEmpty()).toList();
		Object value = value(this.results.get(number - 1), steps);
		return (value != null) ? value.toString() : "";
	}

	private static @Nullable Object value(@Nullable Object source, List<String> steps) {
		if (steps.isEmpty()) {
			return (source instanceof String || source instanceof Number) ? source : null;
		}
		List<String> rest = steps.subList(1, steps.size());
		if (source instanceof ApiObject object) {
			return value(object.fields().get(steps.get(0)), rest);
		}
		if (source instanceof List<?> list) {
			return "_all".equals(steps.get(0)) ? all(list, rest) : value(item(list, steps.get(0)), rest);
		}
		return null;
	}

	/** Server behaviour: a comma follows each value, the last one as well. */
	private static String all(List<?> list, List<String> rest) {
		StringBuilder all = new StringBuilder();
		list.forEach((item) -> {
			Object value = value(item, rest);
			all.append((value != null) ? value : "").append(',');
		});
		return all.toString();
	}

	private static @Nullable Object item(List<?> list, String place) {
		long index = LeadingNumber.of(place);
		return (index >= 0 && index < list.size()) ? list.get((int) index) : null;
	}

}
