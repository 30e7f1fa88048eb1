package io.linkkeeper.batch;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.kaltura.LinkCall;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.link.LinkChange;

/**
 * Changes that travel in one request.
 *
 * @param lease the lease they were claimed with
 * @param rows the changes
 * @param goodUntil until when the re-check of their links may be relied on
 */
record Parcel(String lease, List<LedgerRow> rows, Instant goodUntil) {

	List<LinkCall> calls() {
		return this.rows.stream().map((row) -> callOf(row.change())).toList();
	}

	private static LinkCall callOf(LinkChange change) {
		return switch (change.action()) {
			case UPDATE -> new LinkCall.Update(change.linkId(), change.after());
			case DELETE -> new LinkCall.Delete(change.linkId());
		};
	}

}
