package io.linkkeeper.notify;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Something that people should know.
 *
 * @param kind what it is
 * @param job the name of the job it happened to
 * @param runId the run it happened to, or {@code null} when there is none
 * @param account the job's account, by its name in the configuration
 * @param at when it happened
 * @param text what happened and what to do next; one line, or more for a digest
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
