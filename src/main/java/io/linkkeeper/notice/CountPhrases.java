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

	static String start(long links) {
		return (links == 1) ? "1 link starts" : links + " links start";
	}

	static String expireOrStart(long links) {
		return (links == 1) ? "1 link expires or starts" : links + " links expire or start";
	}

	static String links(long links) {
		return (links == 1) ? "1 link" : links + " links";
	}

	static String owners(long owners) {
		return (owners == 1) ? "1 owner" : owners + " owners";
	}

}
