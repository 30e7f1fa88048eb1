package io.linkkeeper.console.access;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.http.HttpMethod;

/**
 * Who may request an address. What no rule names is denied to everybody.
 *
 * @param method the method
 * @param pattern the address, in which {@code *} is one part of the path
 * @param role the least role
 */
public record AccessRule(HttpMethod method, String pattern, Role role) {

	/** All rules. */
	public static final List<AccessRule> ALL = Stream
		.of(looks("/", "/runs", "/runs/*", "/runs/*/progress", "/runs/*/changes", "/runs/*/changes/*"),
				acts(Role.OPERATOR, "/runs/*/apply", "/runs/*/reject", "/runs/*/leave-out", "/runs/*/stop",
						"/runs/*/restart", "/runs/*/undo"))
		.flatMap(List::stream)
		.toList();

	private static List<AccessRule> looks(String... patterns) {
		return Stream.of(patterns).map((pattern) -> new AccessRule(HttpMethod.GET, pattern, Role.VIEWER)).toList();
	}

	/** An action is asked for by GET and done by POST. */
	private static List<AccessRule> acts(Role role, String... patterns) {
		return Stream.of(patterns)
			.flatMap((pattern) -> Stream.of(HttpMethod.GET, HttpMethod.POST)
				.map((method) -> new AccessRule(method, pattern, role)))
			.toList();
	}

}
