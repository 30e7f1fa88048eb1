package io.linkkeeper.notify;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that people are told about.
 *
 * @param kind what it is
 * @param job the definition's name
 * @param runId the run, or {@code null} when there is none
 * @param account the account's name in the configuration
 * @param at when it happened
 * @param text one sentence that says what happened and what to do
 */
public record Event(EventKind kind, String job, @Nullable Long runId, String account, Instant at, String text) {

}
