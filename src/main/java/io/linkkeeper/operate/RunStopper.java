package io.linkkeeper.operate;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.lock.RunLocks.Holder;
import io.linkkeeper.lock.StopRequests;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;

import org.springframework.stereotype.Component;

/**
 * Stops runs: in this process directly, in another process by a request in the shared
 * database. Thread-safe.
 */
@Component
class RunStopper {

	/** Half of the 30 s that a stop may take; the rest is for recording outcomes. */
	static final Duration GRACE = Duration.ofSeconds(15);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

	private final StopRequests stopRequests;

	private final RunQueries queries;

	private final Ownership ownership;

	private final LiveRuns liveRuns;

	private final Sleeper sleeper;

	private final RunChecks checks;

	RunStopper(StopRequests stopRequests, RunQueries queries, Ownership ownership, LiveRuns liveRuns, Sleeper sleeper,
			RunChecks checks) {
		this.stopRequests = stopRequests;
		this.queries = queries;
		this.ownership = ownership;
		this.liveRuns = liveRuns;
		this.sleeper = sleeper;
		this.checks = checks;
	}

	/**
	 * Requests a run to stop until it has ended. Repeats the request, which has no effect
	 * on a run that has not begun.
	 * @param run the run
	 * @param timeout the maximum wait for its end
	 * @param recorder performs the first request and records it
	 * @return the result of the run
	 */
	RunResult stop(Run run, Duration timeout, Consumer<Runnable> recorder) {
		Optional<Holder> owner = this.ownership.livingOwnerOf(run.id());
		if (owner.isEmpty()) {
			throw new RefusedException(ExitCode.USAGE,
					"Run %d is not executing. %s".formatted(run.id(), this.checks.advice(run)));
		}
		recorder.accept(() -> request(run));
		for (long polls = timeout.dividedBy(POLL_INTERVAL); polls > 0 && owner.isPresent(); polls--) {
			pause();
			owner = this.ownership.livingOwnerOf(run.id());
			owner.ifPresent((still) -> request(run));
		}
		return owner.map((still) -> executing(run, still)).orElseGet(() -> ended(run));
	}

	private void request(Run run) {
		Optional<LiveRun> here = this.liveRuns.ofRun(run.id());
		if (here.isEmpty()) {
			this.stopRequests.add(run.id());
		}
		here.filter((live) -> !live.isStopping()).ifPresent((live) -> live.requestStop(GRACE));
	}

	private void pause() {
		try {
			this.sleeper.sleep(POLL_INTERVAL);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RefusedException(ExitCode.STOPPED,
					"No longer waited for the end of the run, which is asked to stop; `show` tells its state.", ex);
		}
	}

	/**
	 * Requests the run that executes on a thread, if any, to stop. Returns at once.
	 */
	void stop(Thread executing, Duration grace) {
		this.liveRuns.all()
			.stream()
			.filter((live) -> live.executesOn(executing))
			.forEach((live) -> live.requestStop(grace));
	}

	/**
	 * Requests all runs of this process to stop. Returns at once.
	 */
	void stopAll(Duration grace) {
		this.liveRuns.all().forEach((live) -> live.requestStop(grace));
	}

	private RunResult executing(Run run, Holder owner) {
		return result(run, ExitCode.BUSY,
				"is asked to stop and still executes in process %s; `show %d` says when it has ended"
					.formatted(owner.owner(), run.id()));
	}

	private RunResult ended(Run run) {
		RunDetail detail = this.queries.show(run.id()).orElseThrow();
		String message = detail.message();
		return (message != null) ? result(run, ExitCode.DONE, message) : result(run, ExitCode.FAILED,
				"has ended without a recorded result; `recover %d` repairs it".formatted(run.id()));
	}

	private RunResult result(Run run, ExitCode exitCode, String message) {
		return new RunResult(this.queries.find(run.id()).orElseThrow(), exitCode, message);
	}

}
