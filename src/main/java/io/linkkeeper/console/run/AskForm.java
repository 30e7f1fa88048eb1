package io.linkkeeper.console.run;

import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.console.change.ChangeQuery;
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

	static final String FINGERPRINT = "fingerprint";

	static final String AGAIN = "again";

	/** Characters, with line breaks as browsers send them. */
	private static final int LONGEST_REASON = 2_000;

	static final AskForm EMPTY = new AskForm(Map.of());

	AskForm {
		values = Map.copyOf(values);
	}

	/**
	 * Returns the reason.
	 * @throws RefusedException when there is none, or it is too long
	 */
	String reason() {
		String reason = value(REASON);
		if (reason == null) {
			throw new RefusedException(ExitCode.USAGE, "Give a reason in words; it is kept with the run.");
		}
		if (reason.length() > LONGEST_REASON) {
			throw new RefusedException(ExitCode.USAGE,
					"The reason has %d characters; %d are the most.".formatted(reason.length(), LONGEST_REASON));
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

	/** Returns the fingerprint of the plan that the form was shown with. */
	@Nullable String fingerprint() {
		return value(FINGERPRINT);
	}

	/** Returns what an address may choose: nothing that a user has to type. */
	AskForm linked() {
		Map<String, String> others = new TreeMap<>(this.values);
		others.remove(REASON);
		return new AskForm(others);
	}

	/** Returns what was typed without the confirmation of deletes. */
	AskForm unconfirmed() {
		Map<String, String> others = new TreeMap<>(this.values);
		others.remove(DELETES);
		return new AskForm(others);
	}

	/** Returns the changes that an action is about. */
	ChangeQuery changes() {
		ChangeQuery query = ChangeQuery.of(this.values).inAnyState();
		if (!query.isFiltered()) {
			throw new RefusedException(ExitCode.USAGE, "Choose the changes by a filter first.");
		}
		return query;
	}

	boolean isChosen(String field) {
		return value(field) != null;
	}

	private @Nullable String value(String field) {
		String value = this.values.getOrDefault(field, "").strip();
		return value.isEmpty() ? null : value;
	}

}
