package io.linkkeeper.apply;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.kaltura.LinkCall;
import io.linkkeeper.ledger.LedgerRow;

/**
 * Claimed changes that are sent in one request.
 *
 * @param lease the lease they were claimed with
 * @param rows the changes
 * @param deadline until when their re-check is valid
 */
record ChangeBatch(String lease, List<LedgerRow> rows, Instant deadline) {

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
