package io.linkkeeper.console.run;

import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What a user typed on the page that asks.
 *
 * @param values the values by the name of the field
 */
record AskForm(Map<String, String> values) {

	static final String REASON = "reason";

	static final String DELETES = "deletes";

	static final AskForm EMPTY = new AskForm(Map.of());

	AskForm {
		values = Map.copyOf(new TreeMap<>(values));
	}

	/**
	 * Returns the reason.
	 * @throws RefusedException when there is none
	 */
	String reason() {
		String reason = value(REASON);
		if (reason == null) {
			throw new RefusedException(ExitCode.USAGE, "Give a reason in words; it is kept with the run.");
		}
		return reason;
	}

	/**
	 * Returns the number of deletes that was typed.
	 * @return the number, or {@code null} when nothing was typed
	 * @throws RefusedException when it is no number
	 */
	@Nullable Long deletes() {
		String deletes = value(DELETES);
		if (deletes == null) {
			return null;
		}
		if (!deletes.matches("[0-9]{1,9}")) {
			throw new RefusedException(ExitCode.USAGE,
					"Type the number of links that are deleted for good, in digits.");
		}
		return Long.valueOf(deletes);
	}

	boolean isChosen(String field) {
		return value(field) != null;
	}

	private @Nullable String value(String field) {
		String value = this.values.getOrDefault(field, "").strip();
		return value.isEmpty() ? null : value;
	}

}
