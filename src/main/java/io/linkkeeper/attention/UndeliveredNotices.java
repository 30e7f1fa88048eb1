package io.linkkeeper.attention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.linkkeeper.sql.SqlTime;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds notices that cannot be delivered: those that wait after a failed attempt, and
 * those given up within the last seven days. Read-only and thread-safe.
 */
public class UndeliveredNotices {

	private static final String BY_CHANNEL = """
			select channel, count(*) as number, min(happened_at) as since, max(error) as error
			from notification where state = :state and next_attempt_at > :since
			group by channel having max(error) is not null order by channel
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	/**
	 * Creates the queries.
	 * @param jdbc accesses the database
	 * @param clock tells the time
	 */
	public UndeliveredNotices(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Returns one matter for each channel with such notices. */
	List<Matter> find() {
		return Stream.concat(find("WAITING", "cannot be delivered"), find("GIVEN_UP", "given up")).toList();
	}

	private Stream<Matter> find(String state, String standing) {
		return this.jdbc.sql(BY_CHANNEL)
			.param("state", state)
			.param("since", SqlTime.of(this.clock.instant().minus(OpenRuns.AGE)))
			.query((row, number) -> matter(row, standing))
			.list()
			.stream();
	}

	private static Matter matter(ResultSet row, String standing) throws SQLException {
		long count = row.getLong("number");
		return new Matter(MatterKind.NOTICE, null, null, SqlTime.get(row, "since"),
				"%d %s by %s %s: %s".formatted(count, (count == 1) ? "notice" : "notices",
						row.getString("channel").toLowerCase(Locale.ROOT), standing, row.getString("error")),
				"doctor");
	}

}
