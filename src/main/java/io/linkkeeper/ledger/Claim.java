package io.linkkeeper.ledger;

import java.util.List;

/**
 * Ledger rows that were claimed together.
 *
 * @param lease the token of the lease, required to settle the rows
 * @param rows the rows, ordered by sequence number
 */
public record Claim(String lease, List<LedgerRow> rows) {

	public Claim {
		rows = List.copyOf(rows);
	}

	/**
	 * Whether no row was claimed.
	 * @return true when there are no rows
	 */
	public boolean isEmpty() {
		return this.rows.isEmpty();
	}

}
