package io.linkkeeper.definition.section;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Range;

/**
 * The limits of one run: numbers of changes for the guard, and of failures.
 *
 * @param maxChanges the most existing links that a run may change, disable, enable or
 * delete
 * @param maxAdds the most links that a run may add
 * @param maxDeletes the most links that a run may delete
 * @param maxPercent the largest share of the selected links that a run may change,
 * disable, enable or delete, in percent
 * @param minChanges up to this many changes of existing links neither {@code maxPercent}
 * nor the comparison with earlier runs applies; never more than {@code maxChanges}
 * @param maxFailed a run stops early after this many failed calls in a row
 */
@JsonClassDescription("The guard: a run that would pass one of these stops before its first write.")
public record Limits(
		@JsonProperty(
				defaultValue = "" + Limits.DEFAULT_MAX_CHANGES) @JsonPropertyDescription("The most existing links that"
						+ " one run may change, disable, enable or delete.") @Range(min = 0,
								max = Limits.LARGEST) int maxChanges,
		@JsonProperty(
				defaultValue = "" + Limits.DEFAULT_MAX_ADDS) @JsonPropertyDescription("The most links that one run may"
						+ " add.") @Range(min = 0, max = Limits.LARGEST) int maxAdds,
		@JsonProperty(
				defaultValue = "" + Limits.DEFAULT_MAX_DELETES) @JsonPropertyDescription("The most links that one run"
						+ " may delete for good.") @Range(min = 0, max = Limits.LARGEST) int maxDeletes,
		@JsonProperty(
				defaultValue = "" + Limits.DEFAULT_MAX_PERCENT) @JsonPropertyDescription("The largest share of the"
						+ " links that `select` admits that one run may change, disable, enable or delete, in percent.") @Range(
								min = 0, max = 100) BigDecimal maxPercent,
		@JsonProperty(
				defaultValue = "" + Limits.DEFAULT_MIN_CHANGES) @JsonPropertyDescription("Up to this many changes of"
						+ " existing links, maxPercent and the comparison with earlier runs do not apply. At most"
						+ " maxChanges.") @Range(min = 0, max = Limits.LARGEST) int minChanges,
		@JsonProperty(
				defaultValue = "" + Limits.DEFAULT_MAX_FAILED) @JsonPropertyDescription("The run stops early after this"
						+ " many failed calls in a row, or when more than 10 % of the planned changes have failed.") @Range(
								min = 1, max = Limits.LARGEST) int maxFailed) {

	/**
	 * Links: a nightly run of a large account, and a number that can still be reviewed.
	 */
	static final int DEFAULT_MAX_CHANGES = 5_000;

	/** Links: an import that can still be reviewed. */
	static final int DEFAULT_MAX_ADDS = 5_000;

	/** Links: a delete cannot be undone. */
	static final int DEFAULT_MAX_DELETES = 1_000;

	/**
	 * Percent: maintenance changes a small part; a fifth of an account indicates a wrong
	 * rule.
	 */
	static final int DEFAULT_MAX_PERCENT = 20;

	/** Links: in a small account a few changes are a large share. */
	static final int DEFAULT_MIN_CHANGES = 25;

	/**
	 * Calls in a row: that many failures have their cause in the service, not in the
	 * links.
	 */
	static final int DEFAULT_MAX_FAILED = 100;

	/** Percent of the planned changes: a run also stops when more have failed. */
	public static final int MAX_FAILED_PERCENT = 10;

	/** The limits of a definition without the section. */
	public static final Limits DEFAULTS = new Limits(DEFAULT_MAX_CHANGES, DEFAULT_MAX_ADDS, DEFAULT_MAX_DELETES,
			BigDecimal.valueOf(DEFAULT_MAX_PERCENT), DEFAULT_MIN_CHANGES, DEFAULT_MAX_FAILED);

	static final int LARGEST = 100_000_000;

	public Limits {
		if (Math.min(Math.min(maxChanges, maxAdds), Math.min(maxDeletes, minChanges)) < 0) {
			throw new IllegalArgumentException("maxChanges, maxAdds, maxDeletes and minChanges must not be negative");
		}
		minChanges = Math.min(minChanges, maxChanges);
		if (maxPercent.signum() < 0 || maxPercent.compareTo(BigDecimal.valueOf(100)) > 0) {
			throw new IllegalArgumentException("maxPercent must be between 0 and 100, not " + maxPercent);
		}
		if (maxFailed < 1) {
			throw new IllegalArgumentException("maxFailed must be at least 1, not " + maxFailed);
		}
		// 20, 20.0 and 2E+1 are equal and written alike
		maxPercent = new BigDecimal(maxPercent.stripTrailingZeros().toPlainString());
	}

}
