package io.linkkeeper.notice;

/**
 * Formats counts with singular and plural nouns.
 */
final class CountPhrases {

	private CountPhrases() {
	}

	static String expire(long links) {
		return (links == 1) ? "1 link expires" : links + " links expire";
	}

	static String links(long links) {
		return (links == 1) ? "1 link" : links + " links";
	}

	static String owners(long owners) {
		return (owners == 1) ? "1 owner" : owners + " owners";
	}

}
