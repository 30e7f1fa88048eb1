package io.linkkeeper.csvimport.result;

import java.util.Arrays;
import java.util.List;

/**
 * The warnings about a row that becomes a change. They are kept as the end of the
 * change's reason, which plans show.
 */
public final class RowWarnings {

	private static final String MARK = "; warning: ";

	private RowWarnings() {
	}

	/**
	 * Appends warnings to a reason.
	 * @param reason why the change is planned
	 * @param warnings the warnings
	 * @return the reason with the warnings
	 */
	public static String appended(String reason, List<String> warnings) {
		StringBuilder text = new StringBuilder(reason);
		warnings.forEach((warning) -> text.append(MARK).append(warning));
		return text.toString();
	}

	/**
	 * Returns the warnings in a reason.
	 * @param reason the reason of a change
	 * @return the warnings, in the order in which they were appended
	 */
	public static List<String> in(String reason) {
		return Arrays.stream(reason.split(MARK)).skip(1).toList();
	}

}
