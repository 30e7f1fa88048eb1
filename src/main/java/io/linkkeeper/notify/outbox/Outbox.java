package io.linkkeeper.notify.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.report.EventReport;
import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Repository of notifications. Thread-safe; each method is one statement and commits by
 * itself unless a transaction is active. Several processes may deliver from one outbox.
 */
@Repository
class Outbox {

	private static final Logger logger = LoggerFactory.getLogger(Outbox.class);

	private static final int ROWS_AT_ONCE = 100;

	private static final int LONGEST_REPORT = 1_000_000;

	private static final int LONGEST_TEXT = 200_000;

	private static final int LONGEST_ERROR = 2000;

	private static final Duration UNREADABLE_PAUSE = Duration.ofHours(1);

	private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	Outbox(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Inserts a notification that is due now, with what it reports besides the event. */
	void add(Event event, @Nullable EventReport report, Recipient recipient) {
		this.jdbc
			.sql("""
					insert into notification (notification_key, kind, job, run_id, account, happened_at, text, report, channel,
						recipient, state, next_attempt_at)
					values (:key, :kind, :job, :run, :account, :at, :text, :report, :channel, :recipient, 'WAITING', :now)
					""")
			.param("key", UUID.randomUUID().toString())
			.param("kind", event.kind().name())
			.param("job", event.job())
			.param("run", event.runId())
			.param("account", event.account())
			.param("at", SqlTime.of(event.at()))
			.param("text", SqlText.cut(event.text(), LONGEST_TEXT))
			.param("report", (report != null) ? SqlText.cut(report.toJson(), LONGEST_REPORT) : null)
			.param("channel", recipient.channel().name())
			.param("recipient", recipient.address())
			.param("now", SqlTime.of(this.clock.instant()))
			.update();
	}

	/**
	 * Finds due notifications.
	 * @param after the id after which to search
	 * @return the next ids; empty when no more are due
	 */
	List<Long> due(long after) {
		pullBack();
		return this.jdbc.sql("""
				select id from notification where state = 'WAITING' and next_attempt_at <= :now and id > :after
				order by id fetch first :rows rows only
				""")
			.param("now", SqlTime.of(this.clock.instant()))
			.param("after", after)
			.param("rows", ROWS_AT_ONCE)
			.query(Long.class)
			.list();
	}

	/**
	 * Reads a notification. One that this version cannot read, such as one of a kind that
	 * a later version added, is postponed by an hour, so that it holds up no other.
	 * @param id its id
	 * @return the notification, or empty when it is gone or cannot be read
	 */
	Optional<Notification> read(long id) {
		try {
			return this.jdbc.sql("select * from notification where id = ?").param(id).query(Outbox::map).optional();
		}
		catch (IllegalArgumentException ex) {
			logger.warn("Notification %d cannot be read by this version and will be retried".formatted(id), ex);
			postpone(id, this.clock.instant().plus(UNREADABLE_PAUSE), "cannot be read by this version");
			return Optional.empty();
		}
	}

	/**
	 * Claims a notification for one attempt.
	 * @param notification the notification as read
	 * @param until when the claim expires
	 * @return false when another process was faster
	 */
	boolean claim(Notification notification, Instant until) {
		return this.jdbc.sql("""
				update notification set attempts = attempts + 1, attempted_at = :now, next_attempt_at = :until
				where id = :id and state = 'WAITING' and attempts = :attempts
				""")
			.param("now", SqlTime.of(this.clock.instant()))
			.param("until", SqlTime.of(until))
			.param("id", notification.id())
			.param("attempts", notification.attempts())
			.update() == 1;
	}

	/**
	 * Attempts in the future were made by a clock that was ahead; another follows now.
	 */
	private void pullBack() {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				update notification set attempted_at = :now, next_attempt_at = :now
				where state = 'WAITING' and next_attempt_at > :now and attempted_at > :ahead
				""").param("now", SqlTime.of(now)).param("ahead", SqlTime.of(now.plus(CLOCK_TOLERANCE))).update();
	}

	void delivered(Notification notification) {
		this.jdbc.sql("update notification set state = 'DELIVERED', settled_at = ?, error = null where id = ?")
			.params(SqlTime.of(this.clock.instant()), notification.id())
			.update();
	}

	void postpone(long id, Instant until, String error) {
		this.jdbc.sql("update notification set next_attempt_at = ?, error = ? where id = ?")
			.params(SqlTime.of(until), SqlText.cut(error, LONGEST_ERROR), id)
			.update();
	}

	/** Postpones all waiting notifications of a channel. */
	void postpone(Channel channel, Instant until) {
		this.jdbc.sql("""
				update notification set next_attempt_at = :until
				where state = 'WAITING' and next_attempt_at < :until and channel = :channel
				""").param("until", SqlTime.of(until)).param("channel", channel.name()).update();
	}

	/** Gives up a notification whose event is older than a time. */
	int giveUp(long id, Instant happenedBefore) {
		return this.jdbc
			.sql("update notification set state = 'GIVEN_UP', settled_at = ? where id = ? and happened_at < ?")
			.params(SqlTime.of(this.clock.instant()), id, SqlTime.of(happenedBefore))
			.update();
	}

	/** Gives up waiting notifications of a channel whose events are older than a time. */
	int giveUp(Channel channel, Instant happenedBefore, String error) {
		return this.jdbc.sql("""
				update notification set state = 'GIVEN_UP', settled_at = :now, error = :error
				where state = 'WAITING' and channel = :channel and happened_at < :before
				""")
			.param("now", SqlTime.of(this.clock.instant()))
			.param("error", SqlText.cut(error, LONGEST_ERROR))
			.param("channel", channel.name())
			.param("before", SqlTime.of(happenedBefore))
			.update();
	}

	/**
	 * Counts the notifications of a channel by state.
	 * @return counts by state, without states that do not occur
	 */
	Map<String, Long> count(Channel channel) {
		Map<String, Long> counts = new HashMap<>();
		this.jdbc.sql("select state, count(*) as number from notification where channel = ? group by state")
			.param(channel.name())
			.query((row) -> {
				counts.put(row.getString("state"), row.getLong("number"));
			});
		return counts;
	}

	/**
	 * Finds the last error of the waiting notifications of a channel.
	 * @return the error, or empty when no attempt failed
	 */
	Optional<String> lastError(Channel channel) {
		return this.jdbc.sql("""
				select error from notification where state = 'WAITING' and channel = ? and error is not null
				order by attempted_at desc fetch first 1 row only
				""").param(channel.name()).query(String.class).optional();
	}

	private static Notification map(ResultSet row, int number) throws SQLException {
		Event event = new Event(EventKind.valueOf(row.getString("kind")), row.getString("job"),
				row.getObject("run_id", Long.class), row.getString("account"), SqlTime.get(row, "happened_at"),
				row.getString("text"));
		return new Notification(row.getLong("id"), row.getString("notification_key"), event,
				new Recipient(Channel.valueOf(row.getString("channel")), row.getString("recipient")),
				row.getInt("attempts"), report(row));
	}

	/** A report that cannot be read must not hold up the notification. */
	private static @Nullable EventReport report(ResultSet row) throws SQLException {
		String json = row.getString("report");
		try {
			return (json != null) ? EventReport.parse(json) : null;
		}
		catch (JacksonException ex) {
			logger.warn("The report of notification %s is left out, as it cannot be read: %s"
				.formatted(row.getString("notification_key"), ex.getOriginalMessage()));
			return null;
		}
	}

}
