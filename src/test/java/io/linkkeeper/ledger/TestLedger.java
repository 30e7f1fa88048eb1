package io.linkkeeper.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import javax.sql.DataSource;

import io.linkkeeper.Links;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.audit.AuditLog;
import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.history.ChangeSearch;
import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunReviews;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.lock.Fence;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.lock.RunLocks;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.AsOf;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunEnds;
import io.linkkeeper.run.RunJob;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.RunSpec;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.run.file.RunFiles;
import io.linkkeeper.snapshot.LinkSnapshot;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger on a database of its own. It is 2026-06-01, 04:15 UTC.
 */
public final class TestLedger {

	public static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	public static final AccountIdentity ACCOUNT = new AccountIdentity("default", "https://example.com/api_v3", 102);

	public static final StateCounts NO_CHANGES = new StateCounts(0, KindCounts.NONE, 0, StateCounts.Untouched.NONE, 0,
			new StateCounts.Unsettled(0, 0, 0, 0));

	private final SettableClock clock = new SettableClock(NOW);

	private final TestDatabase database;

	private final JdbcTemplate template;

	private final JdbcTransactionManager transactions;

	private final TransactionTemplate transaction;

	private final Runs runs;

	private final LinkChanges changes;

	public TestLedger() {
		this(TestDatabase.emptied());
	}

	/** The ledger in a database that has its tables. */
	TestLedger(TestDatabase database) {
		this(database, new JdbcTransactionManager(database.pooled()));
	}

	/** The ledger in a database that has its tables, with transactions of one's own. */
	public TestLedger(TestDatabase database, JdbcTransactionManager transactions) {
		this.database = database;
		this.template = new JdbcTemplate(Objects.requireNonNull(transactions.getDataSource()));
		this.transactions = transactions;
		this.transaction = new TransactionTemplate(this.transactions);
		this.runs = new Runs(jdbc(), this.clock);
		this.changes = new LinkChanges(this.template, this.transaction,
				new PlannedRows(this.template, this.runs, inputRows(), statistics()), DataDisk.UNCHECKED, this.clock);
	}

	public SettableClock clock() {
		return this.clock;
	}

	public DataSource dataSource() {
		return Objects.requireNonNull(this.template.getDataSource());
	}

	public JdbcClient jdbc() {
		return JdbcClient.create(this.template);
	}

	public TransactionTemplate transaction() {
		return this.transaction;
	}

	public Runs runs() {
		return this.runs;
	}

	public RunEnds ends() {
		return new RunEnds(jdbc(), this.clock);
	}

	public LinkChanges changes() {
		return this.changes;
	}

	private LedgerStatistics statistics() {
		try {
			return new LedgerStatistics(this.template);
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	InputRows inputRows() {
		return new InputRows(this.template);
	}

	public RunFiles files() {
		return new RunFiles(jdbc(), this.transaction);
	}

	public LinkHistory history() {
		return new LinkHistory(jdbc());
	}

	public LinkSnapshot snapshot() {
		return new LinkSnapshot(this.template, this.transaction);
	}

	public RunLocks locks() {
		return new RunLocks(jdbc(), this.transactions);
	}

	/** Has the heartbeats so far grow old. */
	public void letPass(Duration silence) {
		this.database.letPass(silence);
	}

	public RunQueries queries() {
		return queries(new Ownership(locks(), new Fence(), true, Duration.ofSeconds(30)));
	}

	/** Queries that find runs of this owner alive. */
	public RunQueries queries(Ownership ownership) {
		return new RunQueries(jdbc(), this.changes, new ChangeSearch(this.template), inputRows(), ownership,
				new RunReviews(new AuditLog(jdbc(), this.clock), (run) -> Protection.NONE));
	}

	public Run newRun() {
		return newRun("expire-links", ACCOUNT);
	}

	public Run newRun(String job, AccountIdentity account) {
		return this.runs
			.create(new RunSpec(UUID.randomUUID().toString(), new RunJob(job, "expire", "{}", "0", Map.of()), account,
					RunMode.RUN, new AsOf(this.clock.instant(), false)));
	}

	/** A run that plans to disable so many links. */
	public Run plan(int count) {
		Run run = newRun();
		this.changes.collected(run.id(), 1, new CollectedBatch(Decisions.of(disables(count)), count, null, "0/1"));
		return run;
	}

	/** So many changes, and so many rejected lines from line 2 on. */
	public static Decisions decisions(int changes, int rejected) {
		List<Decision> decisions = new ArrayList<>(disables(changes));
		LongStream.range(2, 2 + rejected)
			.forEach((line) -> decisions.add(new Rejected(line, "row " + line, "because of line " + line)));
		return Decisions.of(decisions);
	}

	public static List<LinkChange> disables(int count) {
		return IntStream.rangeClosed(1, count)
			.mapToObj((number) -> Links.disable(Links.link("link%05d".formatted(number))))
			.toList();
	}

	/** Claims all planned rows of a run and settles them so, in their order. */
	public void settle(Run run, ChangeState... states) {
		Claim claim = this.changes.claim(run.id(), 1, 0, 500);
		this.changes.settle(claim.lease(),
				IntStream.range(0, states.length).mapToObj((i) -> outcome(claim.rows().get(i), states[i])).toList());
	}

	public static Outcome outcome(LedgerRow row, ChangeState state) {
		return (state == ChangeState.APPLIED) ? Outcome.applied(row, row.change().link(), null)
				: Outcome.of(row, state, "so it is");
	}

	static List<Long> seqs(Claim claim) {
		return claim.rows().stream().map(LedgerRow::seq).toList();
	}

	public static List<Long> numbers(long first, long last) {
		return LongStream.rangeClosed(first, last).boxed().toList();
	}

	List<String> states(Run run) {
		return this.jdbc()
			.sql("select state from link_change where run_id = ? order by seq")
			.param(run.id())
			.query(String.class)
			.list();
	}

	static List<String> names(ChangeState... states) {
		return Arrays.stream(states).map(Enum::name).toList();
	}

}
