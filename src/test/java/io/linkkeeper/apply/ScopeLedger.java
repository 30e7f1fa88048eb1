package io.linkkeeper.apply;

import java.net.URI;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.linkkeeper.Definitions;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.StopSignal;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.CollectedBatch;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.lock.Fence;
import io.linkkeeper.lock.FencedTransactionManager;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.Run;
import io.linkkeeper.sql.SqlTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The database of an exploration, with the classes that write to it. It can be put into
 * any state, and its state can be read.
 */
final class ScopeLedger {

	/** The locks of the run, its job and its account. */
	static final int LOCKS = 3;

	/** A worker that is silent for one step of the clock counts as dead. */
	static final Duration STEP = Duration.ofSeconds(60);

	static final Duration LEASE = Duration.ofSeconds(30);

	static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(90);

	/** How long heartbeats that were written may stand without growing old. */
	private static final long FRESH_NANOS = Duration.ofSeconds(3).toNanos();

	private final Fence fence = new Fence();

	private final TestLedger ledger;

	private final Run run;

	private final JdbcClient jdbc;

	private final List<Ownership> owners;

	private final List<String> ownerNames = new ArrayList<>();

	private final List<LiveRun> lives;

	private final boolean[] holding;

	private ScopeState.Stored stored;

	private long lockedAt;

	ScopeLedger(PlantedFault fault, int processes) {
		TestDatabase database = TestDatabase.create();
		DataSource source = ScopeConnection.to(database, fault);
		this.ledger = new TestLedger(database, (fault == PlantedFault.NO_FENCE) ? new JdbcTransactionManager(source)
				: new FencedTransactionManager(source, this.fence, DataDisk.UNCHECKED));
		this.jdbc = this.ledger.jdbc();
		this.run = this.ledger.newRun();
		changes().collected(this.run.id(), 1,
				new CollectedBatch(Decisions.of(ModelServer.CHANGES), ModelServer.CHANGES.size(), null, "end"));
		this.owners = IntStream.range(0, processes)
			.mapToObj((process) -> new Ownership(this.ledger.locks(), this.fence, fault == PlantedFault.OTHERS_ARE_DEAD,
					LEASE))
			.toList();
		this.holding = new boolean[processes];
		this.lives = IntStream.range(0, processes).mapToObj(this::live).toList();
		for (Ownership owner : this.owners) {
			owner.lockJob(this.run);
			this.ownerNames.add(this.jdbc.sql("select owner from run_lock").query(String.class).single());
			owner.release(this.run.id());
		}
		this.stored = new ScopeState.Stored(rows(), List.of(), false);
	}

	private LiveRun live(int process) {
		Account account = new Account("default", URI.create("https://example.com/api_v3"), 102,
				new Credentials.ReadySession("a-ks"), null);
		KalturaClient unused = new KalturaClient(account, ClientSettings.defaults(), clock(), (pause) -> {
		});
		return new LiveRun(this.ledger.runs(), this.run, process + 1, Definitions.expire(), unused,
				new StopSignal((pause) -> {
				}));
	}

	SettableClock clock() {
		return this.ledger.clock();
	}

	/** A clock that stands still. */
	SettableClock startedClock() {
		return new SettableClock(TestLedger.NOW);
	}

	LinkChanges changes() {
		return this.ledger.changes();
	}

	Run run() {
		return this.run;
	}

	void end() {
		this.ledger.transaction()
			.executeWithoutResult(
					(status) -> this.ledger.ends().record(this.run.id(), 0, "done", changes().count(this.run.id())));
	}

	Ownership owner(int process) {
		return this.owners.get(process);
	}

	LiveRun live(ScopeWorker worker) {
		return this.lives.get(worker.owner());
	}

	/** Puts the database, the clock and the processes into a state. */
	void restore(ScopeState state) {
		clock().set(state.now());
		boolean tookLocks = false;
		for (ScopeWorker worker : state.workers()) {
			tookLocks |= hold(worker.owner(), !worker.isOff());
		}
		IntStream.range(0, this.stored.rows().size())
			.filter((i) -> !this.stored.rows().get(i).equals(state.stored().rows().get(i)))
			.forEach((i) -> restore(state.stored().rows().get(i)));
		if (tookLocks || !this.stored.locks().equals(state.stored().locks())
				|| System.nanoTime() - this.lockedAt > FRESH_NANOS) {
			restore(state.stored().locks());
		}
		if (this.stored.ended() != state.stored().ended()) {
			this.jdbc.sql("update run set ended_at = ?")
				.param(1, state.stored().ended() ? SqlTime.of(state.now()) : null, Types.TIMESTAMP_WITH_TIMEZONE)
				.update();
		}
		this.stored = state.stored();
	}

	/** Has a process remember that it holds the locks, or not. */
	private boolean hold(int process, boolean holds) {
		if (this.holding[process] == holds) {
			return false;
		}
		this.jdbc.sql("delete from run_lock").update();
		Ownership owner = this.owners.get(process);
		if (holds) {
			lock(owner);
		}
		else {
			owner.release(this.run.id());
		}
		this.holding[process] = holds;
		return true;
	}

	void lock(Ownership owner) {
		owner.lockRun(this.run);
		owner.lockJob(this.run);
		owner.lockAccount(this.run);
	}

	/** Notes that a process holds the locks now, or that it has released them. */
	void noteHolding(int process, boolean holds) {
		this.holding[process] = holds;
	}

	private void restore(ScopeState.Row row) {
		this.jdbc.sql("""
				update link_change set state = ?, already_so = ?, attempt = ?, lease = ?, sent_at = ?, link_id = ?
				where run_id = ? and seq = ?
				""")
			.param(row.state().name())
			.param(row.alreadySo())
			.param(row.attempt())
			.param(4, row.lease(), Types.VARCHAR)
			.param(5, (row.sentAt() != null) ? SqlTime.of(row.sentAt()) : null, Types.TIMESTAMP_WITH_TIMEZONE)
			.param(6, row.linkId(), Types.VARCHAR)
			.param(7, this.run.id())
			.param(8, row.seq())
			.update();
		if (row.seq() == 1) {
			this.jdbc.sql("delete from changed_link where run_id = ? and seq = 1").param(this.run.id()).update();
			if (row.linkId() != null) {
				this.jdbc.sql("insert into changed_link (link_id, run_id, seq) values (?, ?, 1)")
					.params(row.linkId(), this.run.id())
					.update();
			}
		}
	}

	private void restore(List<ScopeState.Lock> locks) {
		this.jdbc.sql("delete from run_lock").update();
		OffsetDateTime now = this.jdbc.sql("values current_timestamp").query(OffsetDateTime.class).single();
		locks.forEach((lock) -> this.jdbc
			.sql("insert into run_lock (name, run_id, owner, acquired_at, heartbeat_at) values (?, ?, ?, ?, ?)")
			.params(lock.name(), this.run.id(), this.ownerNames.get(lock.owner()), now, now.minus(lock.silence()))
			.update());
		this.lockedAt = System.nanoTime();
	}

	/** Reads what the database holds now. */
	ScopeState.Stored read(boolean ended) {
		this.stored = new ScopeState.Stored(rows(), locks(), ended);
		return this.stored;
	}

	private List<ScopeState.Row> rows() {
		return this.jdbc.sql("select * from link_change order by run_id, seq")
			.query((row, number) -> new ScopeState.Row(row.getInt("seq"), ChangeState.valueOf(row.getString("state")),
					row.getBoolean("already_so"), row.getInt("attempt"), row.getString("lease"),
					SqlTime.find(row, "sent_at"), row.getString("link_id")))
			.list();
	}

	private List<ScopeState.Lock> locks() {
		return this.jdbc.sql("select * from run_lock order by name")
			.query((row, number) -> new ScopeState.Lock(row.getString("name"),
					this.ownerNames.indexOf(row.getString("owner")), silence(SqlTime.get(row, "heartbeat_at"))))
			.list();
	}

	private static Duration silence(Instant heartbeat) {
		return (Duration.between(heartbeat, Clock.systemUTC().instant()).compareTo(LEASE) > 0) ? STEP : Duration.ZERO;
	}

}
