package io.linkkeeper.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.linkkeeper.ledger.ChangedLinks.ChangedLink;
import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Records the outcomes of claimed rows, in the caller's transaction. Thread-safe.
 */
final class SettledRows {

	/**
	 * Keeps the updatedAt of an earlier attempt when a later one has no effect. A request
	 * was sent before its outcome is recorded.
	 */
	private static final String SETTLE = """
			update link_change
			set state = ?, already_so = ?, attempt = ?, error = ?, left_updated_at = coalesce(?, left_updated_at), settled_at = ?, lease = null,
				sent_at = case when state = 'SENT' then ? else sent_at end,
				link_id = coalesce(link_id, ?)
			where run_id = ? and seq = ? and lease = ?
			""";

	private final JdbcTemplate template;

	private final ChangedLinks changedLinks;

	SettledRows(JdbcTemplate template, ChangedLinks changedLinks) {
		this.template = template;
		this.changedLinks = changedLinks;
	}

	void write(String lease, List<Outcome> outcomes, Instant now) {
		int[][] written = this.template.batchUpdate(SETTLE, outcomes, Math.max(1, outcomes.size()),
				(statement, outcome) -> bind(statement, lease, outcome, now));
		int[] counts = Arrays.stream(written).flatMapToInt(Arrays::stream).toArray();
		for (int i = 0; i < counts.length; i++) {
			if (counts[i] != 1) {
				LedgerRow row = outcomes.get(i).row();
				throw new LostLeaseException(row.runId(), row.seq());
			}
		}
		if (!outcomes.isEmpty()) {
			this.changedLinks.add(outcomes.get(0).row().runId(), created(outcomes));
		}
	}

	/** The links that adds are now known to have created. */
	private static List<ChangedLink> created(List<Outcome> outcomes) {
		List<ChangedLink> links = new ArrayList<>();
		for (Outcome outcome : outcomes) {
			String id = outcome.linkId();
			if (id != null && outcome.row().linkId() == null) {
				links.add(new ChangedLink(id, outcome.row().seq()));
			}
		}
		return links;
	}

	/** Makes adds STALE whose link belongs to another change of the run. */
	List<Outcome> withoutOthersLinks(List<Outcome> outcomes) {
		List<String> ids = created(outcomes).stream().map(ChangedLink::linkId).toList();
		Set<String> taken = this.changedLinks.among(outcomes.get(0).row().runId(), ids);
		return outcomes.stream().map((outcome) -> {
			String id = outcome.linkId();
			return (outcome.row().linkId() != null || id == null || taken.add(id)) ? outcome : Outcome.of(outcome.row(),
					ChangeState.STALE, "The link %s is already that of another change of this run".formatted(id));
		}).toList();
	}

	private static void bind(PreparedStatement statement, String lease, Outcome outcome, Instant now)
			throws SQLException {
		LedgerRow row = outcome.row();
		boolean again = outcome.state() == ChangeState.PLANNED && row.state() == ChangeState.UNKNOWN;
		statement.setString(1, outcome.state().name());
		statement.setBoolean(2, outcome.alreadySo());
		statement.setInt(3, again ? row.attempt() + 1 : row.attempt());
		statement.setString(4, (outcome.error() != null) ? SqlText.cut(outcome.error(), 2000) : null);
		Instant left = outcome.leftUpdatedAt();
		statement.setObject(5, (left != null) ? left.getEpochSecond() : null, Types.BIGINT);
		statement.setObject(6, SqlTime.of(now), Types.TIMESTAMP_WITH_TIMEZONE);
		statement.setObject(7, SqlTime.of(now), Types.TIMESTAMP_WITH_TIMEZONE);
		statement.setString(8, outcome.linkId());
		statement.setLong(9, row.runId());
		statement.setLong(10, row.seq());
		statement.setString(11, lease);
	}

}
