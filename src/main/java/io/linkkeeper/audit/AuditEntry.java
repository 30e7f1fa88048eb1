package io.linkkeeper.audit;

import org.jspecify.annotations.Nullable;

/**
 * An action that was ordered.
 *
 * @param order who ordered it, and why
 * @param action the action
 * @param subject what it acts on
 * @param detail what else the order says, such as the number of changes that are left
 * out, or {@code null}
 * @param accepted false when the actor has no right to it
 */
public record AuditEntry(Order order, AuditAction action, Subject subject, @Nullable String detail, boolean accepted) {

	/**
	 * Creates the entry of an accepted action without further details.
	 * @param order who ordered it, and why
	 * @param action the action
	 * @param subject what it acts on
	 */
	public AuditEntry(Order order, AuditAction action, Subject subject) {
		this(order, action, subject, null, true);
	}

	/**
	 * Returns this entry with a detail.
	 * @param more what else the order says, or {@code null}
	 * @return a new entry
	 */
	public AuditEntry with(@Nullable String more) {
		return new AuditEntry(this.order, this.action, this.subject, more, this.accepted);
	}

	/**
	 * Returns the entry of the same action when the actor has no right to it.
	 * @param why why it is refused
	 * @return a new entry
	 */
	public AuditEntry refused(String why) {
		return new AuditEntry(this.order, this.action, this.subject, why, false);
	}

	/**
	 * What an action acts on.
	 *
	 * @param run the run, or {@code null}
	 * @param job the definition's name, or {@code null}
	 * @param account the account's name in the configuration, or {@code null}
	 */
	public record Subject(@Nullable Long run, @Nullable String job, @Nullable String account) {

		/**
		 * Returns a job, whatever account it runs on.
		 * @param job the definition's name
		 * @return the subject
		 */
		public static Subject ofJob(String job) {
			return new Subject(null, job, null);
		}

	}

}
