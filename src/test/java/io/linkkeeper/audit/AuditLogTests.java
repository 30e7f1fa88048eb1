package io.linkkeeper.audit;

import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.SettableClock;
import io.linkkeeper.TestAt;
import io.linkkeeper.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recorded actions: written, read and removed.
 */
@TestAt({ GUIDE, POSTGRESQL })
class AuditLogTests {

	private static final Actor ANNA = new Actor(Via.CLI, "anna", "4711@desk");

	private final JdbcClient jdbc = JdbcClient.create(TestDatabase.emptied().dataSource());

	private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T04:15:00Z"));

	private final AuditLog log = new AuditLog(this.jdbc, this.clock);

	private static AuditEntry entry(AuditAction action, @Nullable Long run, @Nullable String job) {
		return new AuditEntry(new Order(ANNA, "because \u0000 of it"), action,
				new AuditEntry.Subject(run, job, "default"));
	}

	private ExpiringAudit expiring(Duration retain) {
		return new ExpiringAudit(this.jdbc, new AuditProperties(retain), this.clock);
	}

	@Test
	void readsWhatWasWrittenNewestFirst() {
		this.log.add(entry(AuditAction.PLAN, 7L, "job").with("-p a=b"));
		this.log.add(entry(AuditAction.PAUSE, null, "job").refused("is a viewer"));
		assertThat(this.log.find(new AuditQuery(null, null, 10))).extracting(AuditRow::entry)
			.containsExactly(
					new AuditEntry(new Order(ANNA, "because \uFFFD of it"), AuditAction.PAUSE,
							new AuditEntry.Subject(null, "job", "default"), "is a viewer", false),
					new AuditEntry(new Order(ANNA, "because \uFFFD of it"), AuditAction.PLAN,
							new AuditEntry.Subject(7L, "job", "default"), "-p a=b", true));
	}

	@Test
	void pagesBelowANumber() {
		for (long run = 1; run <= 5; run++) {
			this.log.add(entry(AuditAction.PLAN, run, "job"));
		}
		AuditRow third = this.log.find(new AuditQuery(null, null, 3)).get(2);
		assertThat(this.log.find(new AuditQuery(null, third.id(), 10))).extracting((row) -> row.entry().subject().run())
			.containsExactly(2L, 1L);
	}

	@Test
	void tellsOfARunAndTheUndoOfIt() {
		this.log.add(entry(AuditAction.PLAN, 1L, "job"));
		this.log.add(entry(AuditAction.PLAN, 2L, "job"));
		this.log.add(entry(AuditAction.UNDO, 3L, "undo-1"));
		this.log.add(entry(AuditAction.APPLY, 3L, "undo-1"));
		assertThat(this.log.find(new AuditQuery(1L, null, 10))).extracting((row) -> row.entry().action())
			.containsExactly(AuditAction.UNDO, AuditAction.PLAN);
	}

	@Test
	void refusedApprovalIsNone() {
		this.log.add(entry(AuditAction.APPLY, 1L, "job").refused("planned it"));
		assertThat(this.log.approval(1)).isEmpty();
		this.log.add(entry(AuditAction.APPLY, 1L, "job"));
		assertThat(this.log.approval(1)).isPresent();
		assertThat(this.log.creation(1)).isEmpty();
	}

	@Test
	void keepsTheAuditLongerThanTheRuns() {
		this.log.add(entry(AuditAction.PLAN, 1L, "job"));
		this.clock.advance(Duration.ofDays(400));
		this.log.add(entry(AuditAction.PLAN, 2L, "job"));
		Instant runsUntil = this.clock.instant().minus(Duration.ofDays(90));
		assertThat(expiring(Duration.ofDays(1095)).countBefore(runsUntil)).isZero();
		assertThat(expiring(Duration.ofDays(365)).countBefore(runsUntil)).isEqualTo(1);
		assertThat(expiring(Duration.ofDays(1)).countBefore(runsUntil)).as("as long as the runs").isEqualTo(1);
		assertThat(expiring(Duration.ofDays(365)).removeBefore(runsUntil, 500)).isEqualTo(1);
		assertThat(this.log.find(new AuditQuery(null, null, 10))).hasSize(1);
	}

}
