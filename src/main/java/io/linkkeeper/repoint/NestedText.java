package io.linkkeeper.repoint;

import java.util.stream.Stream;

import io.linkkeeper.url.PercentText;

/**
 * A part of a URL and what is encoded in it. A URL that is the value of a parameter is
 * encoded once, and one in that URL twice.
 */
final class NestedText {

	private static final int DEPTH = 4;

	private NestedText() {
	}

	/**
	 * Returns the text, and the text decoded once, twice and more.
	 */
	static Stream<String> of(String text) {
		return Stream.iterate(text, PercentText::decoded).limit(DEPTH).distinct();
	}

}
