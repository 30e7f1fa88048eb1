package io.linkkeeper.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repository of recorded actions, table {@code audit}. An entry is written in the
 * transaction of the action's effect, so both commit or neither. Thread-safe.
 */
@Repository
public class AuditLog {

	private static final int LONGEST_TEXT = 2000;

	private static final int LONGEST_NAME = 200;

	private final JdbcClient jdbc;

	private final Clock clock;

	public AuditLog(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Records an action, in the caller's transaction if one is open.
	 * @param entry the action
	 */
	@Transactional
	public void add(AuditEntry entry) {
		Actor actor = entry.order().actor();
		this.jdbc.sql("""
				insert into audit (acted_at, actor, via, origin, action, run_id, job, account, reason, detail, accepted)
				values (:at, :actor, :via, :origin, :action, :run, :job, :account, :reason, :detail, :accepted)
				""")
			.param("at", SqlTime.of(this.clock.instant()))
			.param("actor", SqlText.cut(actor.name(), LONGEST_NAME))
			.param("via", actor.via().name())
			.param("origin", SqlText.cut(actor.from(), LONGEST_NAME))
			.param("action", entry.action().name())
			.param("run", entry.subject().run(), Types.BIGINT)
			.param("job", entry.subject().job(), Types.VARCHAR)
			.param("account", entry.subject().account(), Types.VARCHAR)
			.param("reason", cut(entry.order().reason()), Types.VARCHAR)
			.param("detail", cut(entry.detail()), Types.VARCHAR)
			.param("accepted", entry.accepted())
			.update();
	}

	private static @Nullable String cut(@Nullable String text) {
		return (text != null) ? SqlText.cut(text, LONGEST_TEXT) : null;
	}

	/**
	 * Reads a page of actions.
	 * @param query which actions
	 * @return the actions, newest first
	 */
	public List<AuditRow> find(AuditQuery query) {
		String ofRun = (query.run() != null) ? " and (run_id = :run or action = 'UNDO' and job = :undo)" : "";
		return this.jdbc
			.sql("select * from audit where id < :before" + ofRun + " order by id desc"
					+ " fetch first :limit rows only")
			.param("before", Objects.requireNonNullElse(query.before(), Long.MAX_VALUE))
			.param("run", query.run(), Types.BIGINT)
			.param("undo", "undo-" + query.run())
			.param("limit", query.limit())
			.query(AuditLog::map)
			.list();
	}

	/**
	 * Finds who planned a run.
	 * @param run the run
	 * @return the action that created the run, or empty for runs of earlier releases
	 */
	public Optional<AuditRow> creation(long run) {
		return first(run, "RUN", "PLAN", "UNDO");
	}

	/**
	 * Finds who approved the plan of a run.
	 * @param run the run
	 * @return the approval, or empty without one
	 */
	public Optional<AuditRow> approval(long run) {
		return first(run, "APPLY");
	}

	private Optional<AuditRow> first(long run, String... actions) {
		return this.jdbc
			.sql("select * from audit where run_id = :run and accepted and action in (:actions)"
					+ " order by id fetch first 1 rows only")
			.param("run", run)
			.param("actions", List.of(actions))
			.query(AuditLog::map)
			.optional();
	}

	private static AuditRow map(ResultSet row, int number) throws SQLException {
		Actor actor = new Actor(Via.valueOf(row.getString("via")), row.getString("actor"), row.getString("origin"));
		AuditEntry.Subject subject = new AuditEntry.Subject(row.getObject("run_id", Long.class), row.getString("job"),
				row.getString("account"));
		AuditEntry entry = new AuditEntry(new Order(actor, row.getString("reason")),
				AuditAction.valueOf(row.getString("action")), subject, row.getString("detail"),
				row.getBoolean("accepted"));
		return new AuditRow(row.getLong("id"), SqlTime.get(row, "acted_at"), entry);
	}

}
