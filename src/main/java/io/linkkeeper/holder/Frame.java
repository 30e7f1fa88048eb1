package io.linkkeeper.holder;

import io.linkkeeper.guard.DeletesUnconfirmedException;

/**
 * A part of the answer to a command.
 *
 * @param kind the kind
 * @param text the output, the reason of a refusal, the number of deletes with the
 * refusal, or the exit code
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

		/**
		 * The command was refused until the number of deletes is confirmed; the last
		 * frame.
		 */
		UNCONFIRMED,

		/** The command has ended; the last frame. */
		EXIT

	}

	static Frame of(DeletesUnconfirmedException refusal) {
		return new Frame(Kind.UNCONFIRMED, refusal.deletes() + " " + refusal.getMessage());
	}

	boolean isLast() {
		return this.kind == Kind.REFUSED || this.kind == Kind.UNCONFIRMED || this.kind == Kind.EXIT;
	}

	/**
	 * Returns the exit code of the last frame.
	 * @throws DeletesUnconfirmedException when the command was refused for that reason
	 */
	int exitCode() {
		if (this.kind == Kind.UNCONFIRMED) {
			int blank = this.text.indexOf(' ');
			throw new DeletesUnconfirmedException(Long.parseLong(this.text.substring(0, blank)),
					this.text.substring(blank + 1));
		}
		return Integer.parseInt(this.text);
	}

}
