package io.linkkeeper.apply;

import java.time.Clock;
import java.util.Optional;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.StateCounts;

import org.springframework.stereotype.Component;

/**
 * Reads back the changes with unknown outcome of a run that is not resumed, and sends
 * nothing. Thread-safe.
 */
@Component
public class UnknownOutcomes {

	private final LinkChanges changes;

	private final Ownership ownership;

	private final ApplySettings settings;

	private final Clock clock;

	UnknownOutcomes(LinkChanges changes, Ownership ownership, ApplySettings settings, Clock clock) {
		this.changes = changes;
		this.ownership = ownership;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Reads back the changes with unknown outcome and records what became of them: a
	 * change without effect counts as not sent. Waits as long as a restart does for
	 * requests that may still take effect.
	 * @param live the run, which no process executes, with a connection of its own
	 * @return the run's changes by state; with unknown ones only when a stop was
	 * requested
	 */
	public StateCounts readBack(LiveRun live) {
		UnknownOutcomeResolver resolver = UnknownOutcomeResolver.takingOver(live, this.changes,
				this.ownership.longestInFlight(), this.settings, this.clock);
		Optional<UnknownOutcomeResolver.Result> result = resolver.next();
		while (result.isPresent() && !live.isStopping()) {
			this.changes.settle(result.get().lease(), result.get().outcomes());
			resolver.settled(result.get().outcomes());
			result = resolver.next();
		}
		live.noteTraffic();
		return this.changes.count(live.id());
	}

}
