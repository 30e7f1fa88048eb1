package io.linkkeeper.sandbox.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request in any encoding: names with a text, with null (JSON only)
 * or with nested parameters. Names are case-sensitive. Not thread-safe.
 */
public final class Parameters {

	private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

	/**
	 * Decodes the parameters of an HTTP request.
	 * @param path the path as sent
	 * @param query the query string as sent, or {@code null}
	 * @param contentType the type of the body, or {@code null}
	 * @param body the body, possibly empty
	 * @return the parameters, as far as they can be read
	 * @throws RequestTooLargeException when they would fill the memory
	 */
	public static Parameters decode(String path, @Nullable String query, @Nullable String contentType, byte[] body) {
		return RequestDecoder.decode(path, query, contentType, body);
	}

	public Set<String> names() {
		return this.values.keySet();
	}

	public boolean has(String name) {
		return this.values.containsKey(name);
	}

	/** The text of that name, or {@code null} when there is none. */
	@Nullable public String text(String name) {
		Object value = this.values.get(name);
		return (value instanceof String text) ? text : null;
	}

	public String text(String name, String otherwise) {
		String text = text(name);
		return (text != null) ? text : otherwise;
	}

	/** The parameters below that name, or {@code null} when there are none. */
	@Nullable public Parameters group(String name) {
		Object value = this.values.get(name);
		return (value instanceof Parameters group) ? group : null;
	}

	/** The parameters below that name, created when absent. */
	public Parameters groupOrNew(String name) {
		Parameters group = group(name);
		if (group == null) {
			group = new Parameters();
			this.values.put(name, group);
		}
		return group;
	}

	public void put(String name, @Nullable String text) {
		this.values.put(name, text);
	}

	void put(String name, Parameters group) {
		this.values.put(name, group);
	}

	/** Adds the parameters whose names are absent. */
	void addAbsent(Parameters others) {
		others.values.forEach((name, value) -> {
			Parameters mine = group(name);
			if (mine != null && value instanceof Parameters group) {
				mine.addAbsent(group);
			}
			else if (!has(name)) {
				this.values.put(name, value);
			}
		});
	}

	/** A copy with every text, at any depth, changed. */
	public Parameters mapTexts(UnaryOperator<String> change) {
		Parameters copy = new Parameters();
		this.values.forEach((name, value) -> {
			if (value instanceof Parameters group) {
				copy.put(name, group.mapTexts(change));
			}
			else {
				copy.put(name, (value instanceof String text) ? change.apply(text) : null);
			}
		});
		return copy;
	}

	/**
	 * A description of all parameters but some; equal for equal requests, about as long
	 * as the request.
	 */
	public String describeWithout(List<String> names) {
		Map<String, @Nullable Object> described = new LinkedHashMap<>(this.values);
		names.forEach(described::remove);
		StringBuilder text = new StringBuilder();
		describe(described, text);
		return text.toString();
	}

	private static void describe(Map<String, @Nullable Object> values, StringBuilder text) {
		values.forEach((name, value) -> {
			text.append(name.length()).append(':').append(name);
			if (value instanceof Parameters group) {
				text.append('{');
				describe(group.values, text);
				text.append('}');
			}
			else if (value instanceof String string) {
				text.append('=').append(string.length()).append(':').append(string);
			}
		});
	}

	/** The texts by their full names, for example {@code filter[statusEqual]}. */
	public Map<String, String> flat() {
		Map<String, String> flat = new LinkedHashMap<>();
		this.values.forEach((name, value) -> {
			if (value instanceof Parameters group) {
				group.flat().forEach((inner, text) -> flat.put(name + bracketed(inner), text));
			}
			else {
				flat.put(name, (value instanceof String text) ? text : "");
			}
		});
		return flat;
	}

	private static String bracketed(String inner) {
		int bracket = inner.indexOf('[');
		return (bracket < 0) ? "[" + inner + "]" : "[" + inner.substring(0, bracket) + "]" + inner.substring(bracket);
	}

}
