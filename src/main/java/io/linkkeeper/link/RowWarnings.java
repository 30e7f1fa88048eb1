package io.linkkeeper.link;

import java.util.Arrays;
import java.util.List;

/**
 * The warnings about an input row. They are kept as the end of the reason of its
 * decision, which plans show.
 */
public final class RowWarnings {

	/** Precedes each warning. */
	public static final String MARK = "; warning: ";

	private RowWarnings() {
	}

	/**
	 * Appends warnings to a reason, unless they repeat it.
	 * @param reason the reason of the decision
	 * @param warnings the warnings
	 * @return the reason with the warnings
	 */
	public static String appended(String reason, List<String> warnings) {
		StringBuilder text = new StringBuilder(reason);
		warnings.stream()
			.filter((warning) -> !reason.contains(warning))
			.forEach((warning) -> text.append(MARK).append(warning));
		return text.toString();
	}

	/**
	 * Returns the warnings in a reason.
	 * @param reason the reason of a decision
	 * @return the warnings, in the order in which they were appended
	 */
	public static List<String> in(String reason) {
		return Arrays.stream(reason.split(MARK)).skip(1).toList();
	}

	/**
	 * Tests whether a reason has warnings.
	 * @param reason the reason of a decision
	 * @return true when it has
	 */
	public static boolean areIn(String reason) {
		return reason.contains(MARK);
	}

	/**
	 * Returns a reason without its warnings.
	 * @param reason the reason of a decision
	 * @return the reason before warnings were appended
	 */
	public static String without(String reason) {
		return areIn(reason) ? reason.substring(0, reason.indexOf(MARK)) : reason;
	}

}
