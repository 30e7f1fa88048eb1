package io.linkkeeper.run;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The facts of a run: what it was started with, and what was recorded about it since. A
 * run is a Spring Batch job instance; operators refer to it by its id.
 *
 * @param id the run id
 * @param spec what the run was started with
 * @param progress how far it is
 * @param decision the guard's decision, or {@code null} before the guard
 * @param supersededBy the newer run of the same job whose plan replaced this one, or
 * {@code null}
 * @param times its times
 */
public record Run(long id, RunSpec spec, RunProgress progress, @Nullable GuardDecision decision,
		@Nullable Long supersededBy, RunTimes times) {

	/**
	 * Returns the identifying job parameter in Spring Batch.
	 * @return the key
	 */
	public String key() {
		return this.spec.key();
	}

	/**
	 * Returns the name of the definition.
	 * @return the name
	 */
	public String job() {
		return this.spec.job().name();
	}

	/**
	 * Returns the job type.
	 * @return the type's label
	 */
	public String type() {
		return this.spec.job().type();
	}

	/**
	 * Returns the effective definition.
	 * @return the definition as JSON
	 */
	public String definition() {
		return this.spec.job().definition();
	}

	/**
	 * Returns what the command line changed in the definition.
	 * @return the values by key
	 */
	public Map<String, String> overrides() {
		return this.spec.job().overrides();
	}

	/**
	 * Returns the account that the run works on.
	 * @return the account
	 */
	public AccountIdentity account() {
		return this.spec.account();
	}

	/**
	 * Returns whether the run applies its plan without an approval.
	 * @return run or plan
	 */
	public RunMode mode() {
		return this.spec.mode();
	}

	/**
	 * Returns what "now" means for the rules.
	 * @return the instant in whole seconds
	 */
	public Instant asOf() {
		return this.spec.asOf().instant();
	}

	/**
	 * Whether the "as of" instant was given.
	 * @return false when the run may move it back to the API's clock
	 */
	public boolean asOfFixed() {
		return this.spec.asOf().fixed();
	}

	/**
	 * Returns the position of the preparation step.
	 * @return the position, or {@code null} before the first part
	 */
	public @Nullable String preparationPosition() {
		return this.progress.preparationPosition();
	}

	/**
	 * Returns the position of the collect step.
	 * @return the position, or {@code null} before the first batch
	 */
	public @Nullable String collectPosition() {
		return this.progress.collectPosition();
	}

	/**
	 * Returns the number of planned changes so far.
	 * @return the number
	 */
	public long planned() {
		return this.progress.counts().planned();
	}

	/**
	 * Returns the number of planned changes that are left out.
	 * @return the number
	 */
	public long leftOut() {
		return this.progress.revision().leftOut();
	}

	/**
	 * Returns the planned changes so far by kind, without those left out.
	 * @return the counts
	 */
	public KindCounts kinds() {
		return this.progress.kinds();
	}

	/**
	 * Returns the number of links or rows so far that stay unchanged.
	 * @return the number
	 */
	public long unchanged() {
		return this.progress.counts().unchanged();
	}

	/**
	 * Returns the number of rejected input rows so far.
	 * @return the number
	 */
	public long rejected() {
		return this.progress.counts().rejected();
	}

	/**
	 * Returns when the run was started.
	 * @return the instant
	 */
	public Instant createdAt() {
		return this.times.createdAt();
	}

	/**
	 * Returns when an operator approved the plan.
	 * @return the instant, or {@code null}
	 */
	public @Nullable Instant approvedAt() {
		return this.times.approvedAt();
	}

	/**
	 * Returns when the last execution ended.
	 * @return the instant, or {@code null} while it executes
	 */
	public @Nullable Instant endedAt() {
		return this.times.endedAt();
	}

	/**
	 * Returns when the removal of the run's rows was announced.
	 * @return the instant, or {@code null}
	 */
	public @Nullable Instant removalAnnouncedAt() {
		return this.times.removalAnnouncedAt();
	}

	/**
	 * Whether the run may send changes.
	 * @return true after the guard passed it or an operator approved it
	 */
	public boolean mayApply() {
		return approvedAt() != null || (this.decision != null && this.decision.verdict() == Verdict.PASSED);
	}

	/**
	 * Whether the run waits for an approval after the guard.
	 * @return true for a plan, or a run that the guard stopped, without an approval; also
	 * when a newer plan replaced it
	 */
	public boolean waitsForApproval() {
		return this.decision != null && !mayApply();
	}

}
