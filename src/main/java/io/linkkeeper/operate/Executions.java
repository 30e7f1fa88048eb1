package io.linkkeeper.operate;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import io.linkkeeper.audit.AuditEntry;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.lock.Fence;
import io.linkkeeper.lock.LostLockException;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.lock.RunLocks.Holder;
import io.linkkeeper.operate.RunAudit.Act;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunSpec;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.sql.TemporaryFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/**
 * Starts, resumes, recovers and abandons runs, each under the lock on the run's job and
 * account. Thread-safe.
 */
@Component
class Executions {

	private static final Logger logger = LoggerFactory.getLogger(Executions.class);

	/** How often an execution goes on after a temporary failure of the database. */
	private static final int DATABASE_RETRIES = 5;

	private final BatchJobs jobs;

	private final Recovery recovery;

	private final Runs runs;

	private final RunQueries queries;

	private final Ownership ownership;

	private final RunAudit audit;

	private final ActiveRuns activeRuns = new ActiveRuns();

	Executions(BatchJobs jobs, Recovery recovery, Runs runs, RunQueries queries, Ownership ownership, RunAudit audit) {
		this.jobs = jobs;
		this.recovery = recovery;
		this.runs = runs;
		this.queries = queries;
		this.ownership = ownership;
		this.audit = audit;
	}

	/**
	 * Creates a run and executes it. Creates none while its job executes on the same
	 * account.
	 * @param newRun what the run is started with
	 * @param act the action, which is recorded
	 * @param accountWait the maximum wait for the lock on its account
	 * @param listener is called with the run id in the transaction that creates the run
	 */
	RunResult startNew(RunSpec newRun, Act act, Duration accountWait, LongConsumer listener) {
		Run run = create(newRun, act, listener);
		return withLocks(run, () -> execute(run, accountWait));
	}

	/**
	 * Creates a run with the lock on its job. When the transaction fails, which may have
	 * been committed nevertheless, the run is left to be recovered.
	 */
	private Run create(RunSpec newRun, Act act, LongConsumer listener) {
		AtomicLong created = new AtomicLong();
		try {
			return this.audit.create(act, () -> {
				Run run = this.runs.create(newRun);
				created.set(run.id());
				this.activeRuns.take(run.id());
				lock(() -> this.ownership.lockJob(run));
				listener.accept(run.id());
				return run;
			});
		}
		catch (RuntimeException ex) {
			this.activeRuns.leave(created.get());
			throw ex;
		}
	}

	/**
	 * Resumes a run from where its last execution ended.
	 * @param run the run
	 * @param act the action, which is recorded
	 * @param accountWait the maximum wait for the lock on its account
	 * @param beforeExecution records why the run is resumed, once the locks are held, or
	 * refuses it
	 */
	RunResult resume(Run run, Act act, Duration accountWait, Consumer<Runs> beforeExecution) {
		return exclusively(run, () -> {
			lock(() -> this.ownership.lockJob(run));
			this.recovery.recover(run).ifPresent((last) -> refuseEnded(run, last.getStatus()));
			this.audit.record(act, run, () -> beforeExecution.accept(this.runs));
			return execute(run, accountWait);
		});
	}

	/**
	 * Performs an operation under the lock on the run.
	 */
	private RunResult exclusively(Run run, Supplier<RunResult> operation) {
		refuseExecuting(run);
		this.activeRuns.take(run.id());
		try {
			lock(() -> this.ownership.lockRun(run));
		}
		catch (RuntimeException ex) {
			this.activeRuns.leave(run.id());
			throw ex;
		}
		return withLocks(run, operation);
	}

	/**
	 * Performs an operation and releases the locks of the run.
	 */
	private RunResult withLocks(Run run, Supplier<RunResult> operation) {
		try (Locks activeRuns = () -> this.activeRuns.leave(run.id());
				Locks held = () -> this.ownership.release(run.id());
				Fence.Section fenced = this.ownership.fence(run.id())) {
			return operation.get();
		}
		catch (LostLockException ex) {
			logger.warn("Run %d was taken over: %s".formatted(run.id(), ex.getMessage()));
			return new RunResult(this.queries.find(run.id()).orElseThrow(), ExitCode.LOST,
					"taken over by another process, which goes on with it; `show %d` says how it stands"
						.formatted(run.id()));
		}
	}

	/**
	 * Returns the runs without a recorded end that no living process executes. First
	 * releases locks that this process could not release while the database was
	 * unavailable.
	 */
	List<Run> orphans() {
		this.ownership.releaseIdle(this.activeRuns::contains);
		return this.runs.unended()
			.stream()
			.filter((run) -> !isExecuting(run.id()))
			// it may have ended meanwhile
			.map((run) -> this.runs.get(run.id()))
			.filter((run) -> run.endedAt() == null)
			.toList();
	}

	boolean isExecuting(long runId) {
		return this.ownership.livingOwnerOf(runId).isPresent();
	}

	private static void lock(Runnable lock) {
		try {
			lock.run();
		}
		catch (Ownership.HeldException ex) {
			throw new RefusedException(ExitCode.BUSY, String.valueOf(ex.getMessage()), ex);
		}
	}

	void refuseExecuting(Run run) {
		Optional<Holder> owner = this.ownership.livingOwnerOf(run.id());
		if (owner.isPresent()) {
			throw new RefusedException(ExitCode.BUSY, "Run %d is executing in process %s. `stop %d` stops it."
				.formatted(run.id(), owner.get().owner(), run.id()));
		}
	}

	private static void refuseEnded(Run run, BatchStatus status) {
		if (status == BatchStatus.COMPLETED) {
			throw new RefusedException(ExitCode.USAGE,
					"Run %d is complete: there is nothing to resume. `undo %d` reverts its changes, and %s plans anew."
						.formatted(run.id(), run.id(), RunChecks.again(run)));
		}
		if (status == BatchStatus.ABANDONED) {
			throw new RefusedException(ExitCode.USAGE, "Run %d is abandoned: there is nothing to resume. %s plans anew."
				.formatted(run.id(), RunChecks.again(run)));
		}
	}

	private RunResult execute(Run run, Duration accountWait) {
		JobExecution execution = this.jobs.start(run, accountWait);
		for (int tries = DATABASE_RETRIES; tries > 0 && lostDatabase(execution); tries--) {
			logger.warn("Run %d goes on after a failure of the database".formatted(run.id()));
			this.recovery.recover(this.runs.get(run.id()));
			execution = this.jobs.start(run, accountWait);
		}
		if (ExecutionResult.refusesInput(execution)) {
			this.jobs.abandon(run, execution);
		}
		return result(run.id());
	}

	/** On a database that others use, too, and that may have been restarted. */
	private boolean lostDatabase(JobExecution execution) {
		return this.ownership.isShared() && execution.getStatus() != BatchStatus.COMPLETED
				&& execution.getAllFailureExceptions().stream().anyMatch(TemporaryFailure::is);
	}

	private RunResult result(long runId) {
		RunDetail detail = this.queries.show(runId).orElseThrow();
		RunSummary summary = detail.summary();
		ExitCode exitCode = ExitCode.of(Objects.requireNonNullElse(summary.exitCode(), ExitCode.FAILED.number()));
		return new RunResult(summary, exitCode,
				Objects.requireNonNullElse(detail.message(), "ended without a recorded result"));
	}

	/**
	 * Recovers a run whose process died.
	 * @param act the action, which is recorded when there is something to recover
	 * @param next describes what helps a recovered run, as the end of a message
	 */
	RunResult recover(Run run, Act act, Function<Run, String> next) {
		return exclusively(run, () -> {
			boolean recovered = this.recovery.isNeeded(run);
			if (recovered) {
				this.audit.record(act, run, () -> this.recovery.recover(run));
			}
			else {
				this.recovery.recover(run);
			}
			return done(run, recovered ? "recovered; " + next.apply(this.runs.get(run.id())) : "needs no recovery");
		});
	}

	/**
	 * Abandons a run, after its changes with unknown outcome are read back.
	 * @param act the action, which is recorded
	 */
	RunResult abandon(Run run, Act act) {
		return exclusively(run, () -> {
			JobExecution last = this.recovery.recover(run)
				.orElseThrow(() -> new RefusedException(ExitCode.USAGE,
						"Run %d never began: there is nothing to abandon. `restart %d` begins it.".formatted(run.id(),
								run.id())));
			refuseEnded(run, last.getStatus());
			StateCounts counts = readBack(run, last,
					"`restart %d` reads them back, too, and goes on".formatted(run.id()));
			String message = "abandoned; %d of %d changes were not sent and stay unsent%s".formatted(counts.open(),
					counts.planned(), this.recovery.describeTwins(run));
			this.audit.record(act, run, () -> {
				this.jobs.abandon(run, last);
				this.recovery.recordAbandoned(run, message, counts);
			});
			return done(run, message);
		});
	}

	/**
	 * Reads back the changes of a run whose outcome is unknown, so that they can be
	 * reverted.
	 */
	void readBack(Run run) {
		exclusively(run, () -> {
			this.recovery.recover(run)
				.ifPresent((last) -> readBack(run, last, "`undo %d` tries again".formatted(run.id())));
			return done(run, "read back");
		});
	}

	/** Only who holds an account decides what became of the requests to it. */
	private StateCounts readBack(Run run, JobExecution last, String otherwise) {
		if (this.recovery.isUncertain(run, last)) {
			lock(() -> this.ownership.lockAccount(run));
		}
		return this.recovery.readBack(run, last, otherwise);
	}

	/**
	 * Revises the plan of a run that waits for an approval.
	 * @param revision revises the plan of the current run, and returns the action to
	 * record
	 */
	RunResult revise(Run run, Function<Run, Act> revision) {
		return exclusively(run, () -> {
			this.recovery.recover(run);
			this.audit.record(() -> {
				AuditEntry entry = revision.apply(this.runs.get(run.id())).on(run);
				this.recovery.recordRevised(this.runs.get(run.id()));
				return entry;
			});
			Run revised = this.runs.get(run.id());
			return done(run, "%d of %d changes are left out; %s".formatted(revised.leftOut(), revised.planned(),
					ExecutionResult.waiting(revised).message()));
		});
	}

	/**
	 * Records an action on a run in the transaction of its effect.
	 */
	void record(Act act, Run run, Runnable effect) {
		this.audit.record(act, run, effect);
	}

	/**
	 * Records an action to which the actor has no right.
	 */
	void recordRefused(Act act, Run run, String why) {
		this.audit.record(() -> act.on(run).refused(why));
	}

	private RunResult done(Run run, String message) {
		return new RunResult(this.queries.find(run.id()).orElseThrow(), ExitCode.DONE, message);
	}

	@FunctionalInterface
	private interface Locks extends AutoCloseable {

		@Override
		void close();

	}

}
