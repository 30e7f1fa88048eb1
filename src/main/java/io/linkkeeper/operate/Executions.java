package io.linkkeeper.operate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.lock.RunLocks.Holder;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunSpec;
import io.linkkeeper.run.Runs;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs as Spring Batch executes them: begun, continued, recovered, abandoned, each under
 * the lock on the run's definition and account. Thread-safe.
 */
@Component
class Executions {

	private final BatchJobs jobs;

	private final Recovery recovery;

	private final Runs runs;

	private final RunQueries queries;

	private final Ownership ownership;

	private final TransactionTemplate transaction;

	private final ActiveRuns inHand = new ActiveRuns();

	Executions(BatchJobs jobs, Recovery recovery, Runs runs, RunQueries queries, Ownership ownership,
			TransactionTemplate transaction) {
		this.jobs = jobs;
		this.recovery = recovery;
		this.runs = runs;
		this.queries = queries;
		this.ownership = ownership;
		this.transaction = transaction;
	}

	/**
	 * Writes a new run down and executes it. When its definition executes already,
	 * nothing is written.
	 * @param newRun what to start
	 * @param patience how long it waits for its account
	 * @param listener hears the run's id in the transaction that writes it down
	 */
	RunResult startNew(RunSpec newRun, AccountWait patience, LongConsumer listener) {
		Run run = this.transaction.execute((status) -> create(newRun, listener));
		return holding(run, () -> execute(run, patience));
	}

	private Run create(RunSpec newRun, LongConsumer listener) {
		Run run = this.runs.create(newRun);
		this.inHand.take(run.id());
		try {
			lock(() -> this.ownership.lockJob(run));
			listener.accept(run.id());
			return run;
		}
		catch (RuntimeException ex) {
			this.inHand.leave(run.id());
			throw ex;
		}
	}

	/**
	 * Executes a run once more, where it ended.
	 * @param run the run
	 * @param patience how long it waits for its account
	 * @param beforehand what to write down once nobody else can work on the run
	 */
	RunResult goOn(Run run, AccountWait patience, Runnable beforehand) {
		return alone(run, () -> {
			lock(() -> this.ownership.lockJob(run));
			this.recovery.recover(run).ifPresent((last) -> refuseEnded(run, last.getStatus()));
			beforehand.run();
			return execute(run, patience);
		});
	}

	/**
	 * Does something to a run while no other verb works on it.
	 */
	private RunResult alone(Run run, Supplier<RunResult> verb) {
		refuseLiving(run);
		this.inHand.take(run.id());
		try {
			lock(() -> this.ownership.lockRun(run));
		}
		catch (RuntimeException ex) {
			this.inHand.leave(run.id());
			throw ex;
		}
		return holding(run, verb);
	}

	/**
	 * Gives the run's locks back in the end, however it ends.
	 */
	private RunResult holding(Run run, Supplier<RunResult> verb) {
		try (Locks inHand = () -> this.inHand.leave(run.id()); Locks held = () -> this.ownership.release(run.id())) {
			return verb.get();
		}
	}

	/**
	 * The runs that did not come to an end and that no living process executes. What this
	 * process could not give back, because the database was away, it gives back now.
	 */
	List<Run> orphans() {
		this.ownership.releaseIdle(this.inHand::contains);
		return this.runs.unended()
			.stream()
			.filter((run) -> !isLiving(run.id()))
			// it may have ended since
			.map((run) -> this.runs.get(run.id()))
			.filter((run) -> run.endedAt() == null)
			.toList();
	}

	boolean isLiving(long runId) {
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

	void refuseLiving(Run run) {
		Optional<Holder> owner = this.ownership.livingOwnerOf(run.id());
		if (owner.isPresent()) {
			throw new RefusedException(ExitCode.BUSY,
					"Run %d is executing in process %s.".formatted(run.id(), owner.get().owner()));
		}
	}

	private static void refuseEnded(Run run, BatchStatus status) {
		if (status == BatchStatus.COMPLETED || status == BatchStatus.ABANDONED) {
			throw new RefusedException(ExitCode.USAGE, "Run %d is %s: there is nothing to go on with."
				.formatted(run.id(), (status == BatchStatus.COMPLETED) ? "complete" : "abandoned"));
		}
	}

	private RunResult execute(Run run, AccountWait patience) {
		this.jobs.start(run, patience);
		return result(run.id());
	}

	private RunResult result(long runId) {
		RunDetail detail = this.queries.show(runId).orElseThrow();
		RunSummary summary = detail.summary();
		ExitCode exitCode = ExitCode.of(Objects.requireNonNullElse(summary.exitCode(), ExitCode.FAILED.number()));
		return new RunResult(summary, exitCode,
				Objects.requireNonNullElse(detail.message(), "did not end as it should"));
	}

	/**
	 * Frees a run whose process died.
	 */
	RunResult recover(Run run) {
		return alone(run, () -> {
			boolean recovered = this.recovery.isNeeded(run);
			this.recovery.recover(run);
			return done(run, recovered ? "recovered" + next(run) : "needs no recovery");
		});
	}

	private String next(Run run) {
		if (this.queries.find(run.id()).orElseThrow().status().equals(BatchStatus.COMPLETED.name())) {
			return "; it is complete";
		}
		String verb = this.runs.get(run.id()).waitsForApproval() ? "apply" : "restart";
		return "; `%s %d` goes on".formatted(verb, run.id());
	}

	/**
	 * Gives a run up for good.
	 */
	RunResult abandon(Run run) {
		return alone(run, () -> {
			JobExecution last = this.recovery.recover(run)
				.orElseThrow(() -> new RefusedException(ExitCode.USAGE,
						"Run %d never began: there is nothing to abandon.".formatted(run.id())));
			refuseEnded(run, last.getStatus());
			this.jobs.abandon(run, last);
			return done(run, "abandoned; what it had not sent stays unsent");
		});
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
