package io.linkkeeper.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.sql.SqlText;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Repository of what notifications told of the ends of runs, so that a job that ends the
 * same way each minute is not told of each minute. Jobs are distinguished by account.
 * Thread-safe; each method commits on its own unless a transaction is open.
 */
@Repository
public class NotifiedEnds {

	/** How long the same end is no news, whatever happens in between. */
	static final Duration MUTED = Duration.ofHours(1);

	/** After which time a failure that lasts is told again. */
	static final Duration REMINDER = Duration.ofHours(12);

	private static final int LONGEST = 500;

	private static final String OTHERS = """
			from run where job = :job and service_url = :url and partner_id = :partner and id <> :id
			""";

	private static final String LAST_TOLD = "select * " + OTHERS + """
			and notified = :told order by id desc fetch first 1 rows only
			""";

	/** Another stop was told since, or the guard let a run pass. */
	private static final String PASSED_SINCE = "select count(*) " + OTHERS + """
			and id > :last and (notified like 'GUARD %' or verdict = 'PASSED' or approved_at is not null)
			""";

	private static final String SUCCEEDED_SINCE = "select count(*) " + OTHERS + """
			and id > :last and (mode = 'RUN' or approved_at is not null) and exit_code in (0, :partly)
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	NotifiedEnds(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Records what a notification tells of a run's end.
	 * @param run the run
	 * @param kind the kind of event
	 * @param figures what is news when it changes
	 * @return false when it was told before: for a stop by the guard, since the guard let
	 * a run of the job pass; otherwise within the last hour, or within the last 12 hours
	 * unless a run of the job has succeeded since
	 */
	public boolean record(Run run, EventKind kind, String figures) {
		String told = SqlText.cut(kind.name() + " " + figures, LONGEST);
		if (isTold(run, kind, told)) {
			return false;
		}
		this.jdbc.sql("update run set notified = ? where id = ?").params(told, run.id()).update();
		return true;
	}

	private boolean isTold(Run run, EventKind kind, String told) {
		Optional<Run> last = others(run, LAST_TOLD).param("told", told).query(Runs::map).optional();
		return last.isPresent() && ((kind == EventKind.GUARD) ? waits(run, last.get()) : lasts(run, last.get(), kind));
	}

	private boolean waits(Run run, Run told) {
		return told.approvedAt() == null
				&& others(run, PASSED_SINCE).param("last", told.id()).query(Long.class).single() == 0;
	}

	private boolean lasts(Run run, Run told, EventKind kind) {
		Instant end = told.endedAt();
		Instant now = this.clock.instant();
		if (end == null || !end.isAfter(now.minus(REMINDER))) {
			return false;
		}
		ExitCode partly = (kind == EventKind.PARTLY) ? ExitCode.DONE : ExitCode.PARTLY;
		return end.isAfter(now.minus(MUTED)) || others(run, SUCCEEDED_SINCE).param("last", told.id())
			.param("partly", partly.number())
			.query(Long.class)
			.single() == 0;
	}

	private JdbcClient.StatementSpec others(Run run, String sql) {
		return this.jdbc.sql(sql)
			.param("job", run.job())
			.param("url", run.account().serviceUrl())
			.param("partner", run.account().partnerId())
			.param("id", run.id());
	}

}
