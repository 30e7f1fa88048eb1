package io.linkkeeper.review;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the approver of a plan has confirmed.
 *
 * @param overLimit why the plan may exceed a limit, or {@code null} when it is within its
 * limits
 * @param deletes the confirmed number of deletes, or {@code null} for none
 * @param fingerprint the fingerprint of the plan that the approver has seen, or
 * {@code null} to approve the plan as it is
 * @param approvers the users of the console who may approve such plans; with another one
 * than the user who planned, that user may not approve. Empty when anybody may
 */
public record Approval(@Nullable String overLimit, @Nullable Long deletes, @Nullable String fingerprint,
		Set<String> approvers) {

	/** Approves a plan without deletes that is within its limits. */
	public static final Approval PLAIN = new Approval(null, null, null, Set.of());

	public Approval {
		approvers = Set.copyOf(approvers);
	}

	/**
	 * Returns this approval past the limits.
	 * @param reason why, or {@code null} when the plan is within its limits
	 * @return a new approval
	 */
	public Approval overLimit(@Nullable String reason) {
		return new Approval(reason, this.deletes, this.fingerprint, this.approvers);
	}

	/**
	 * Returns this approval of deletes.
	 * @param number the number of deletes, or {@code null} for none
	 * @return a new approval
	 */
	public Approval deletes(@Nullable Long number) {
		return new Approval(this.overLimit, number, this.fingerprint, this.approvers);
	}

	/**
	 * Returns this approval of the plan that was seen.
	 * @param seen its fingerprint, or {@code null} for the plan as it is
	 * @return a new approval
	 */
	public Approval seen(@Nullable String seen) {
		return new Approval(this.overLimit, this.deletes, seen, this.approvers);
	}

	/**
	 * Returns this approval by one of several users.
	 * @param users the users of the console who may approve such plans
	 * @return a new approval
	 */
	public Approval among(Set<String> users) {
		return new Approval(this.overLimit, this.deletes, this.fingerprint, users);
	}

	/**
	 * Describes what was confirmed.
	 * @return such as {@code over a limit; 5 deletes}, or {@code null} when nothing was
	 */
	public @Nullable String describe() {
		String over = (this.overLimit != null) ? "over a limit" : null;
		String confirmed = (this.deletes != null) ? this.deletes + " deletes confirmed" : null;
		return (over != null && confirmed != null) ? over + "; " + confirmed : (over != null) ? over : confirmed;
	}

}
