package io.linkkeeper.random;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.linkkeeper.sandbox.SandboxLink;
import org.jspecify.annotations.Nullable;

/**
 * Lists of patterns of systemNames, owners and ids, compared by code of its own, so that
 * a mistake in that of the program shows.
 *
 * @param systemName patterns
 * @param userId owners
 * @param id ids
 */
record Names(List<String> systemName, List<String> userId, List<String> id) {

	static final Names NONE = new Names(List.of(), List.of(), List.of());

	Names and(Names other) {
		return new Names(union(this.systemName, other.systemName), union(this.userId, other.userId),
				union(this.id, other.id));
	}

	private static List<String> union(List<String> one, List<String> other) {
		return java.util.stream.Stream.concat(one.stream(), other.stream()).distinct().toList();
	}

	/** Every key that is given must match, exactly. */
	boolean selects(SandboxLink link) {
		return selectsName(link.systemName()) && selects(this.userId, link.userId()) && selects(this.id, link.id());
	}

	private boolean selectsName(@Nullable String name) {
		return this.systemName.isEmpty() || this.systemName.stream()
			.anyMatch((pattern) -> (name != null) ? matches(pattern, name) : pattern.equals("*"));
	}

	private static boolean selects(List<String> wanted, @Nullable String value) {
		return wanted.isEmpty() || (value != null && wanted.contains(value));
	}

	/** One key is enough, whatever the case, accents and trailing spaces. */
	boolean protects(SandboxLink link) {
		return protectsName(link.systemName()) || lists(this.userId, link.userId()) || lists(this.id, link.id());
	}

	boolean protectsName(@Nullable String name) {
		return name != null && this.systemName.stream().anyMatch((pattern) -> matches(folded(pattern), folded(name)));
	}

	private static boolean lists(List<String> listed, @Nullable String value) {
		return value != null && listed.stream().anyMatch((one) -> folded(one).equals(folded(value)));
	}

	private static String folded(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT)
			.stripTrailing();
	}

	private static boolean matches(String glob, String text) {
		String expression = glob.chars().mapToObj((letter) -> switch (letter) {
			case '*' -> ".*";
			case '?' -> ".";
			default -> Pattern.quote(Character.toString(letter));
		}).collect(Collectors.joining());
		return Pattern.compile(expression, Pattern.DOTALL).matcher(text).matches();
	}

	/** As a part of a definition. */
	String json() {
		return "{\"systemName\":%s,\"userId\":%s,\"id\":%s}".formatted(json(this.systemName), json(this.userId),
				json(this.id));
	}

	static String json(List<String> values) {
		return values.stream().map((value) -> "\"" + value + "\"").collect(Collectors.joining(",", "[", "]"));
	}

}
