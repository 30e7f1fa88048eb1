package io.linkkeeper.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.Run;
import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;

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

	private static final String TOLD = """
			select count(*) from run r where r.job = :job and r.service_url = :url and r.partner_id = :partner
			and r.id <> :id and r.notified = :told
			""";

	/** No other stop was told since, and the guard let no run pass. */
	private static final String WAITS = """
			and not exists (select 1 from run x
				where x.job = :job and x.service_url = :url and x.partner_id = :partner and x.id <> :id and x.id > r.id
				and (x.notified like 'GUARD %' or x.verdict = 'PASSED' or x.approved_at is not null))
			and r.approved_at is null
			""";

	private static final String LASTS = """
			and (r.ended_at > :muted or (r.ended_at > :reminder and not exists (select 1 from run x
				where x.job = :job and x.service_url = :url and x.partner_id = :partner and x.id > r.id
				and (x.mode = 'RUN' or x.approved_at is not null) and x.exit_code in (0, :partly))))
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
		Instant now = this.clock.instant();
		JdbcClient.StatementSpec query = this.jdbc.sql(TOLD + ((kind == EventKind.GUARD) ? WAITS : LASTS))
			.param("job", run.job())
			.param("url", run.account().serviceUrl())
			.param("partner", run.account().partnerId())
			.param("id", run.id())
			.param("told", told)
			.param("muted", SqlTime.of(now.minus(MUTED)))
			.param("reminder", SqlTime.of(now.minus(REMINDER)))
			.param("partly", ((kind == EventKind.PARTLY) ? ExitCode.DONE : ExitCode.PARTLY).number());
		return query.query(Long.class).single() > 0;
	}

}
