package io.linkkeeper.notice;

/**
 * Numbers in sentences.
 */
final class Words {

	private Words() {
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
