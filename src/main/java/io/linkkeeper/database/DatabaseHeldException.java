package io.linkkeeper.database;

import java.nio.file.Path;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;

/**
 * Thrown when the embedded database is open in another process.
 */
public class DatabaseHeldException extends RefusedException {

	private static final long serialVersionUID = 1L;

	private final transient Path folder;

	private final String holder;

	private final boolean passing;

	/**
	 * A refusal.
	 * @param folder the data folder
	 * @param holder the process that has the database open, in words
	 */
	public DatabaseHeldException(Path folder, String holder) {
		this(folder, holder, "", false);
	}

	private DatabaseHeldException(Path folder, String holder, String reason, boolean passing) {
		super(ExitCode.BUSY,
				"The database in %s is held by %s%s. Try again when it has ended.".formatted(folder, holder, reason));
		this.folder = folder;
		this.holder = holder;
		this.passing = passing;
	}

	/**
	 * Returns the folder of the database.
	 * @return the data folder
	 */
	public Path folder() {
		return this.folder;
	}

	/**
	 * Copies this exception with the reason why the holder did not execute the command.
	 * @param reason the reason, as the rest of a sentence
	 * @return a new exception
	 */
	public DatabaseHeldException withReason(String reason) {
		return new DatabaseHeldException(this.folder, this.holder, ", and it " + reason, false);
	}

	/**
	 * Copies this exception with a reason that ends soon: the holder is about to open or
	 * to close the database.
	 * @param reason the reason, as the rest of a sentence
	 * @return a new exception
	 */
	public DatabaseHeldException withPassingReason(String reason) {
		return new DatabaseHeldException(this.folder, this.holder, ", and it " + reason, true);
	}

	/**
	 * Whether the reason ends soon, so that it is worth to try again at once.
	 * @return true while the holder opens or closes the database
	 */
	public boolean isPassing() {
		return this.passing;
	}

}
