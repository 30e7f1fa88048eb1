package io.linkkeeper.run;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The facts of a run: what it was started with and what was decided about it since. A run
 * is one Spring Batch job instance, known to people by its id.
 *
 * @param id the run id
 * @param key what identifies the run to Spring Batch
 * @param job the definition's name
 * @param type the job type
 * @param definition the effective definition as JSON, fixed when the run started
 * @param account whom the run works for
 * @param mode run or plan
 * @param asOf what "now" means for the rules, to the second
 * @param asOfFixed whether {@code asOf} was given; otherwise the API's clock may move it
 * back when the run first talks to the API
 * @param createdAt when the run was started
 * @param preparationPosition where the step before collecting goes on, or {@code null}
 * @param collectPosition where collecting goes on, or {@code null} before it began
 * @param planned how many changes are planned so far
 * @param rejected how many subjects could not be used so far
 * @param decision the guard's decision, or {@code null} before the guard
 * @param approvedAt when an operator let the plan go on, or {@code null}
 * @param endedAt when its last execution ended, or {@code null} while one is on its way
 * @param removalAnnouncedAt since when what it did is about to be removed, or is removed,
 * or {@code null}
 */
public record Run(long id, String key, String job, String type, String definition, AccountIdentity account,
		RunMode mode, Instant asOf, boolean asOfFixed, Instant createdAt, @Nullable String preparationPosition,
		@Nullable String collectPosition, long planned, long rejected, @Nullable GuardDecision decision,
		@Nullable Instant approvedAt, @Nullable Instant endedAt, @Nullable Instant removalAnnouncedAt) {

	/**
	 * Whether the run may send changes.
	 * @return true after the guard passed it or an operator approved it
	 */
	public boolean mayApply() {
		return this.approvedAt != null || (this.decision != null && this.decision.verdict() == Verdict.PASSED);
	}

	/**
	 * Whether the run stands after the guard and goes on only by an approval.
	 * @return true for a plan, or a run that the guard stopped, without an approval
	 */
	public boolean waitsForApproval() {
		return this.decision != null && !mayApply();
	}

}
