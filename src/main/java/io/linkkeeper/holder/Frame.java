package io.linkkeeper.holder;

/**
 * A part of the answer to a command.
 *
 * @param kind the kind
 * @param text the output, the reason of a refusal, or the exit code
 */
record Frame(Kind kind, String text) {

	enum Kind {

		/** The command was refused; the last frame. */
		REFUSED,

		/** The command was accepted. */
		TAKEN,

		/** Output for stdout. */
		OUT,

		/** Output for stderr. */
		ERR,

		/** The command has ended; the last frame. */
		EXIT

	}

	boolean isLast() {
		return this.kind == Kind.REFUSED || this.kind == Kind.EXIT;
	}

}
