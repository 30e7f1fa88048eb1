package io.linkkeeper.doctor;

import java.util.Locale;

/**
 * The result of one check.
 *
 * @param name the name of the check
 * @param result whether it passed
 * @param message the result, and the remedy on failure
 */
public record DoctorCheck(String name, Result result, String message) {

	DoctorCheck(String name, boolean ok, String message) {
		this(name, ok ? Result.OK : Result.BAD, message);
	}

	/**
	 * Whether the check did not fail.
	 * @return true when it passed, perhaps with a warning
	 */
	public boolean ok() {
		return this.result != Result.BAD;
	}

	/**
	 * The results of checks.
	 */
	public enum Result {

		/** Passed. */
		OK,

		/** Passed, and probably not as meant. */
		WARN,

		/** Failed. */
		BAD;

		/**
		 * Returns the result as it is printed.
		 * @return a word, in capitals for a failure
		 */
		public String label() {
			return (this == BAD) ? name() : name().toLowerCase(Locale.ROOT);
		}

	}

}
