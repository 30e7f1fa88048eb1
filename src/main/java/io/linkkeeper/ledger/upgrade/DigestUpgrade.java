package io.linkkeeper.ledger.upgrade;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import io.linkkeeper.ledger.digest.ChangeDigest;
import io.linkkeeper.ledger.digest.ChangeDigests;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.link.LinkField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Flyway migration that writes what earlier changes are searched by. It also removes the
 * blanks with which an earlier migration filled up their kinds in HSQLDB.
 */
@Component
public final class DigestUpgrade extends LedgerMigration {

	private static final String TRIM = """
			update link_change set kind = trim(kind)
			where run_id = ? and seq > ? and seq <= ? and char_length(kind) <> char_length(trim(kind))
			""";

	public DigestUpgrade() {
		super("12.4", "digests of changes");
	}

	@Override
	void migrate(Connection connection, JdbcTemplate template) throws SQLException {
		template.execute("truncate table change_digest");
		for (long run : template.queryForList("select id from run order by id", Long.class)) {
			Long last = template.queryForObject("select last_seq from run where id = ?", Long.class, run);
			for (long seq = 0; last != null && seq < last; seq += ChangeDigests.CHANGES_AT_ONCE) {
				template.update(TRIM, run, seq, seq + ChangeDigests.CHANGES_AT_ONCE);
				write(template, run, seq);
				connection.commit();
			}
		}
	}

	/** Housekeeping may have removed some of the changes. */
	private static void write(JdbcTemplate template, long run, long after) {
		List<String> lines = new ArrayList<>(Collections.nCopies(ChangeDigests.CHANGES_AT_ONCE, ""));
		int[] count = { 0 };
		template.query("""
				select seq, link_id, kind, before_image, after_image from link_change
				where run_id = ? and seq > ? and seq <= ? order by run_id, seq
				""", (row) -> {
			count[0] = (int) (row.getLong("seq") - after);
			lines.set(count[0] - 1, line(row));
		}, run, after, after + ChangeDigests.CHANGES_AT_ONCE);
		if (count[0] > 0) {
			new ChangeDigests(template).addLines(run, after + 1, lines.subList(0, count[0]));
		}
	}

	private static String line(ResultSet row) throws SQLException {
		String before = row.getString("before_image");
		return ChangeDigest.line(ChangeKind.valueOf(row.getString("kind")), row.getString("link_id"),
				(before != null) ? values(before) : null, values(row.getString("after_image")));
	}

	private static Function<LinkField, @Nullable String> values(String image) {
		JsonNode tree = JsonMapper.shared().readTree(image);
		return (field) -> {
			JsonNode value = tree.get(field.apiName());
			return (value != null && !value.isNull()) ? value.asString() : null;
		};
	}

}
