package io.linkkeeper.definition;

import java.math.BigDecimal;

/**
 * What one run may change, and how much may go wrong before it stops.
 *
 * @param maxChanges the most links that a run may change
 * @param maxPercent the largest share of the selected links that a run may change, in
 * percent
 * @param minChanges up to this many changes {@code maxPercent} does not bind, nor does
 * the comparison with earlier runs
 * @param maxFailed a run stops early after this many failed calls in a row
 */
public record Limits(int maxChanges, BigDecimal maxPercent, int minChanges, int maxFailed) {

	/**
	 * Links: a night's work of a large account, and a number a person can still check.
	 */
	public static final int DEFAULT_MAX_CHANGES = 5_000;

	/**
	 * Percent: maintenance touches a small part; a fifth of an account is a wrong rule.
	 */
	public static final BigDecimal DEFAULT_MAX_PERCENT = BigDecimal.valueOf(20);

	/** Links: in a small account a few changes are already a large share. */
	public static final int DEFAULT_MIN_CHANGES = 25;

	/** Calls in a row: so many failures are the service's, not the links'. */
	public static final int DEFAULT_MAX_FAILED = 100;

	/** Percent of the planned changes: more than that failed means stop as well. */
	public static final int MAX_FAILED_PERCENT = 10;

	/** What holds when a definition says nothing about limits. */
	public static final Limits DEFAULTS = new Limits(DEFAULT_MAX_CHANGES, DEFAULT_MAX_PERCENT, DEFAULT_MIN_CHANGES,
			DEFAULT_MAX_FAILED);

	public Limits {
		if (maxChanges < 0 || minChanges < 0) {
			throw new IllegalArgumentException("maxChanges and minChanges must not be negative");
		}
		if (maxPercent.signum() < 0 || maxPercent.compareTo(BigDecimal.valueOf(100)) > 0) {
			throw new IllegalArgumentException("maxPercent must be between 0 and 100, not " + maxPercent);
		}
		if (maxFailed < 1) {
			throw new IllegalArgumentException("maxFailed must be at least 1, not " + maxFailed);
		}
		// 20, 20.0 and 2E+1 are one limit: equal, and written alike
		maxPercent = new BigDecimal(maxPercent.stripTrailingZeros().toPlainString());
	}

}
