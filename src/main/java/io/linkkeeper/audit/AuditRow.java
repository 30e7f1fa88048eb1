package io.linkkeeper.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A recorded action.
 *
 * @param id its number, which grows with time
 * @param at when it was ordered
 * @param entry the action
 */
public record AuditRow(long id, Instant at, AuditEntry entry) {

	/**
	 * Returns who acted.
	 * @return the actor
	 */
	public Actor actor() {
		return this.entry.order().actor();
	}

	/**
	 * Returns why it was done.
	 * @return the reason in the actor's words, or {@code null}
	 */
	public @Nullable String reason() {
		return this.entry.order().reason();
	}

	/**
	 * Returns the outcome for operators.
	 * @return accepted or refused
	 */
	public String outcome() {
		return this.entry.accepted() ? "accepted" : "refused";
	}

}
