package io.linkkeeper.cli;

import io.linkkeeper.database.DatabaseHeldException;

/**
 * A command cannot be done in this process, but perhaps in the one that holds the
 * database. Nothing has been done yet.
 */
final class ElsewhereException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final DatabaseHeldException held;

	private final transient Wish wish;

	ElsewhereException(DatabaseHeldException held, Wish wish) {
		super(held);
		this.held = held;
		this.wish = wish;
	}

	DatabaseHeldException held() {
		return this.held;
	}

	Wish wish() {
		return this.wish;
	}

}
