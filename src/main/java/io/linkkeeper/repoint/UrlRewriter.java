package io.linkkeeper.repoint;

import java.util.Optional;

/**
 * Rewrites URLs, and finds what it does not rewrite. Implementations are pure and
 * thread-safe.
 */
@FunctionalInterface
interface UrlRewriter {

	/**
	 * Rewrites a URL.
	 * @param url any text
	 * @return the new URL; the same text when there is nothing to replace
	 */
	String apply(String url);

	/**
	 * Finds what is looked for in a form that {@link #apply} does not replace.
	 * @param url any text
	 * @return where it is and why it is not replaced, as a phrase that follows the URL,
	 * or empty
	 */
	default Optional<String> leftIn(String url) {
		return Optional.empty();
	}

}
