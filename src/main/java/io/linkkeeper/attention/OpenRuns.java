package io.linkkeeper.attention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.history.RunEnd;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.sql.SqlTime;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds runs that need an operator: those without an end, and those that ended within the
 * last seven days, a hundred of each at most. Of guard stops and failures it finds the
 * newest of each job on each account. Read-only and thread-safe.
 */
public class OpenRuns {

	static final Duration AGE = Duration.ofDays(7);

	private static final int MOST_ENDED = 100;

	private static final int MOST_UNENDED = 20;

	/** Neither replaced by a newer plan nor abandoned. */
	private static final String OPEN = """
			select r.* from run r
			left join batch_job_execution e on e.job_instance_id = r.job_instance_id and e.status = 'ABANDONED'
			where r.superseded_by is null and e.job_execution_id is null and
			""";

	private static final String UNSETTLED = OPEN + """
			r.ended_at > :since and (r.interrupted or r.unknown > 0
				or (r.verdict in ('PLANNED', 'GUARD') and r.approved_at is null
					and r.planned_add + r.planned_change + r.planned_disable + r.planned_enable + r.planned_delete > 0))
			order by r.ended_at desc fetch first :most rows only
			""";

	/** By job and account, as a job that works on several fails on each by itself. */
	private static final String FAILED = """
			select max(case when exit_code not in (0, 3, 4, 5) then id end) as failed from run
			where ended_at > :since group by job, account
			having max(case when exit_code not in (0, 3, 4, 5) then id end) > coalesce(max(case
				when exit_code in (0, 3) and (mode = 'RUN' or approved_at is not null) then id end), 0)
			order by failed desc fetch first :most rows only
			""";

	private final JdbcClient jdbc;

	private final RunQueries queries;

	private final Clock clock;

	/**
	 * Creates the queries.
	 * @param jdbc accesses the database
	 * @param queries finds the states of runs without an end
	 * @param clock tells the time
	 */
	public OpenRuns(JdbcClient jdbc, RunQueries queries, Clock clock) {
		this.jdbc = jdbc;
		this.queries = queries;
		this.clock = clock;
	}

	/** Returns the runs without a recorded end, newest first. */
	List<RunSummary> unended() {
		return this.jdbc.sql("select id from run where ended_at is null order by id desc fetch first :most rows only")
			.param("most", MOST_UNENDED)
			.query(Long.class)
			.list()
			.stream()
			.map(this.queries::find)
			.flatMap(Optional::stream)
			.toList();
	}

	/** Returns those of the runs without a recorded end whose process died. */
	List<Matter> interrupted(List<RunSummary> unended) {
		return unended.stream()
			.filter((run) -> run.state() == RunState.INTERRUPTED)
			.map((run) -> new Matter(MatterKind.INTERRUPTED, run.job(), run.id(), run.startedAt(),
					interrupted(run.id(), run.job()), Objects.requireNonNullElse(run.next(), "show " + run.id())))
			.toList();
	}

	/** Returns the runs that ended and need an operator, newest first. */
	List<Matter> ended() {
		List<Ended> newestFirst = Stream.of(unsettled(), failed())
			.flatMap(List::stream)
			.collect(Collectors.toMap((ended) -> ended.run().id(), Function.identity(), (one, same) -> one))
			.values()
			.stream()
			.sorted(Comparator.comparing((Ended ended) -> ended.run().id()).reversed())
			.toList();
		Set<Long> newestStops = newestStops(newestFirst);
		return newestFirst.stream()
			.filter((ended) -> ended.state() != RunState.GUARDED || newestStops.contains(ended.run().id()))
			.flatMap((ended) -> ended.matter().stream())
			.toList();
	}

	private List<Ended> unsettled() {
		return recent(UNSETTLED).query(Ended::of).list();
	}

	private List<Ended> failed() {
		List<Long> failed = recent(FAILED).query(Long.class).list();
		return failed.isEmpty() ? List.of()
				: this.jdbc.sql(OPEN + "r.id in (:failed)").param("failed", failed).query(Ended::of).list();
	}

	private JdbcClient.StatementSpec recent(String sql) {
		return this.jdbc.sql(sql).param("since", SqlTime.of(this.clock.instant().minus(AGE))).param("most", MOST_ENDED);
	}

	private static Set<Long> newestStops(List<Ended> newestFirst) {
		return Set.copyOf(newestFirst.stream()
			.filter((ended) -> ended.state() == RunState.GUARDED)
			.collect(Collectors.toMap((ended) -> List.of(ended.run().job(), ended.run().account().name()),
					(ended) -> ended.run().id(), Math::max))
			.values());
	}

	private static String interrupted(long run, String job) {
		return "Run %d of %s was interrupted: its process died.".formatted(run, job);
	}

	/**
	 * A run that ended.
	 */
	private record Ended(Run run, RunState state, long unknown) {

		static Ended of(ResultSet row, int number) throws SQLException {
			Run run = Runs.map(row, number);
			RunEnd end = new RunEnd(false, row.getBoolean("interrupted"), false,
					row.getObject("exit_code", Integer.class));
			return new Ended(run, RunState.of(run, end), row.getLong("unknown"));
		}

		Optional<Matter> matter() {
			if (this.unknown > 0) {
				return Optional.of(matter(MatterKind.UNKNOWN, "The outcome of %d %s of run %d of %s is unknown."
					.formatted(this.unknown, changes(this.unknown), this.run.id(), this.run.job())));
			}
			return switch (this.state) {
				case INTERRUPTED ->
					Optional.of(matter(MatterKind.INTERRUPTED, OpenRuns.interrupted(this.run.id(), this.run.job())));
				case FAILED -> Optional
					.of(matter(MatterKind.FAILED, "Run %d of %s failed.".formatted(this.run.id(), this.run.job())));
				case GUARDED -> Optional.of(matter(MatterKind.GUARDED,
						"The guard stopped run %d of %s.".formatted(this.run.id(), this.run.job())));
				case PLANNED -> Optional.of(matter(MatterKind.PLANNED,
						"The plan of run %d of %s, %d %s, waits for an approval.".formatted(this.run.id(),
								this.run.job(), this.run.kinds().total(), changes(this.run.kinds().total()))));
				default -> Optional.empty();
			};
		}

		private static String changes(long count) {
			return (count == 1) ? "change" : "changes";
		}

		private Matter matter(MatterKind kind, String text) {
			return new Matter(kind, this.run.job(), this.run.id(), this.run.endedAt(), text,
					Objects.requireNonNullElse(this.state.next(this.run), "show " + this.run.id()));
		}

	}

}
