package io.linkkeeper.apply;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.kaltura.LinkCall;
import io.linkkeeper.ledger.LedgerRow;

/**
 * Changes that travel in one request.
 *
 * @param lease the lease they were claimed with
 * @param rows the changes
 * @param goodUntil until when the re-check of their links may be relied on
 */
record ChangeBatch(String lease, List<LedgerRow> rows, Instant goodUntil) {

	List<LinkCall> calls() {
		return this.rows.stream().map(ChangeBatch::callOf).toList();
	}

	private static LinkCall callOf(LedgerRow row) {
		return switch (row.change().action()) {
			case ADD -> new LinkCall.Add(row.change().after());
			case UPDATE -> new LinkCall.Update(row.requireLinkId(), row.change().after());
			case DELETE -> new LinkCall.Delete(row.requireLinkId());
		};
	}

}
