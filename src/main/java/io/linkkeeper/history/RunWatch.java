package io.linkkeeper.history;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Follows a run until no process executes it. Thread-safe.
 */
@Component
public class RunWatch {

	static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

	private final RunQueries queries;

	private final Sleeper sleeper;

	RunWatch(RunQueries queries, Sleeper sleeper) {
		this.queries = queries;
		this.sleeper = sleeper;
	}

	/**
	 * Passes a run to a consumer, again whenever it has changed, until it has ended.
	 * @param id the run id
	 * @param consumer receives the run, at least once
	 * @param cancelled whether the caller no longer waits for the end
	 * @return the run as it was passed last
	 * @throws RefusedException when there is no such run, or the thread is interrupted
	 */
	public RunSummary follow(long id, Consumer<RunSummary> consumer, BooleanSupplier cancelled) {
		RunSummary shown = pass(id, null, consumer);
		while (shown.state() == RunState.RUNNING && !cancelled.getAsBoolean()) {
			pause(id);
			shown = pass(id, shown, consumer);
		}
		return shown;
	}

	private RunSummary pass(long id, @Nullable RunSummary last, Consumer<RunSummary> consumer) {
		RunSummary run = this.queries.find(id)
			.orElseThrow(() -> new RefusedException(ExitCode.USAGE, "There is no run " + id));
		if (!run.equals(last)) {
			consumer.accept(run);
		}
		return run;
	}

	private void pause(long id) {
		try {
			this.sleeper.sleep(POLL_INTERVAL);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RefusedException(ExitCode.STOPPED, "No longer waited for the end of run %d.".formatted(id), ex);
		}
	}

}
