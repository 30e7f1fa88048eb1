package io.linkkeeper.ledger;

import java.util.List;

/**
 * Rows claimed together.
 *
 * @param lease the token under which they move
 * @param rows the rows, in order
 */
public record Claim(String lease, List<LedgerRow> rows) {

	public Claim {
		rows = List.copyOf(rows);
	}

	/**
	 * Whether there was nothing to claim.
	 * @return true when there are no rows
	 */
	public boolean isEmpty() {
		return this.rows.isEmpty();
	}

}
