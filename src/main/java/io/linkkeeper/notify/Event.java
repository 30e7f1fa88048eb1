package io.linkkeeper.notify;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An event that notifications report.
 *
 * @param kind the kind of event
 * @param job the name of the job
 * @param runId the run, or {@code null} when there is none
 * @param account the job's account, by its name in the configuration
 * @param at when it happened
 * @param text what happened and what to do next; one line, or several for a digest
 */
public record Event(EventKind kind, String job, @Nullable Long runId, String account, Instant at, String text) {

	public Event {
		Objects.requireNonNull(kind, "kind");
		Objects.requireNonNull(account, "account");
		Objects.requireNonNull(at, "at");
		if (job.isBlank() || text.isBlank()) {
			throw new IllegalArgumentException("An event must name its job and say what happened");
		}
	}

}
