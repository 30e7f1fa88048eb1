package io.linkkeeper.holder;

/**
 * A piece of what the holder answers.
 *
 * @param kind what it is
 * @param text the piece of output, the reason of a refusal, or the exit code
 */
record Frame(Kind kind, String text) {

	enum Kind {

		/** The command was not taken; the last frame. */
		REFUSED,

		/** The command was taken. */
		TAKEN,

		/** For stdout. */
		OUT,

		/** For stderr. */
		ERR,

		/** The command has ended; the last frame. */
		EXIT

	}

	static Frame refused(String reason) {
		return new Frame(Kind.REFUSED, reason);
	}

	static Frame taken() {
		return new Frame(Kind.TAKEN, "");
	}

	static Frame exit(int code) {
		return new Frame(Kind.EXIT, String.valueOf(code));
	}

	boolean isLast() {
		return this.kind == Kind.REFUSED || this.kind == Kind.EXIT;
	}

}
