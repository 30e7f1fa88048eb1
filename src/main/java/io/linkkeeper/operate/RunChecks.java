package io.linkkeeper.operate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

import io.linkkeeper.account.LinkkeeperProperties;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.guard.DeleteCheck;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.protection.CurrentProtection;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.OverrideText;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Verdict;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Checks the state and the times of runs before operations, and names the command that
 * helps when one is refused. Thread-safe.
 */
@Component
class RunChecks {

	private static final Set<String> CLOSED = Set.of("COMPLETED", "ABANDONED");

	private final RunQueries queries;

	private final LinkkeeperProperties properties;

	private final CurrentProtection protection;

	private final Clock clock;

	RunChecks(RunQueries queries, LinkkeeperProperties properties, CurrentProtection protection, Clock clock) {
		this.queries = queries;
		this.properties = properties;
		this.protection = protection;
		this.clock = clock;
	}

	/**
	 * Returns the requested instant, or the current one when it is {@code null}.
	 */
	Instant orNow(@Nullable Instant asOf) {
		return Objects.requireNonNullElseGet(asOf, this.clock::instant);
	}

	/** Returns the maximum wait of a scheduled run for the lock on its account. */
	Duration scheduledWait() {
		return this.properties.accountWait();
	}

	/**
	 * Refuses to start a run as of the future.
	 */
	void refuseFuture(StartRequest request, Instant asOf) {
		if (asOf.isAfter(this.clock.instant())) {
			throw new RefusedException(ExitCode.USAGE,
					"As of %s is in the future: that can be planned, not applied. `plan %s%s --as-of %s` does it."
						.formatted(asOf, request.definition().name(), OverrideText.options(request.overrides()), asOf));
		}
	}

	/**
	 * Refuses to apply a plan as of the future, or one that is too old.
	 */
	void refuseToApply(Run run) {
		if (run.asOf().isAfter(this.clock.instant())) {
			throw new RefusedException(ExitCode.USAGE,
					"The plan of run %d is as of %s, which is in the future: it cannot be applied. Plan on that day: %s."
						.formatted(run.id(), run.asOf(), again(run)));
		}
		if (isTooOld(run)) {
			throw new RefusedException(ExitCode.USAGE, age(run) + " Plan again: %s.".formatted(again(run)));
		}
	}

	/**
	 * Refuses an approval of a run that does not wait for one, or that confirms less than
	 * the plan needs.
	 */
	void refuseToApprove(Run run, Approval approval) {
		GuardDecision decision = refuseNotWaiting(run);
		refuseToApply(run);
		String overLimit = approval.overLimit();
		if (decision.verdict() == Verdict.GUARD && (overLimit == null || overLimit.isBlank())) {
			throw new RefusedException(ExitCode.GUARD,
					"Run %d is over a limit: %s. `apply %d --over-limit REASON` applies it nevertheless."
						.formatted(run.id(), decision.reason(), run.id()));
		}
		DeleteCheck.refuseUnconfirmed(run.id(), run.kinds().of(ChangeKind.DELETE), overLimit, approval.deletes());
	}

	/**
	 * Refuses a run that does not wait for an approval.
	 * @return the guard's decision about the plan that waits
	 */
	GuardDecision refuseNotWaiting(Run run) {
		GuardDecision decision = run.decision();
		if (decision == null || !run.waitsForApproval() || isClosed(run)) {
			throw new RefusedException(ExitCode.USAGE,
					"Run %d does not wait for an approval. %s".formatted(run.id(), advice(run)));
		}
		refuseSuperseded(run);
		return decision;
	}

	/** Refuses a plan that a newer one has replaced. */
	void refuseSuperseded(Run run) {
		if (run.supersededBy() != null) {
			throw new RefusedException(ExitCode.USAGE,
					"The plan of run %d was replaced by that of run %d. `show %d --changes` shows the newer one."
						.formatted(run.id(), run.supersededBy(), run.supersededBy()));
		}
	}

	/**
	 * Returns the definition of the undo of a run, which protects what the run's job
	 * protects now and protected then.
	 */
	JobDefinition undoing(Run run, UndoSettings settings) {
		return JobDefinition.undo(run.job(), run.account().name(), settings).protecting(this.protection.of(run).all());
	}

	/**
	 * Refuses to resume a run whose plan is too old.
	 */
	void refuseToRestart(Run run) {
		if (isTooOld(run)) {
			throw new RefusedException(ExitCode.USAGE,
					age(run) + " `restart %d --old REASON` goes on with it nevertheless, and %s makes a new one."
						.formatted(run.id(), again(run)));
		}
	}

	/**
	 * Whether the plan of a run is older than it may be when it is applied. A run that
	 * the guard has not decided about has no plan yet.
	 */
	boolean isTooOld(Run run) {
		GuardDecision decision = run.decision();
		return decision != null && Duration.between(decision.decidedAt(), this.clock.instant())
			.compareTo(this.properties.planValidity()) > 0;
	}

	private String age(Run run) {
		return "The plan of run %d was made at %s, longer than %s ago.".formatted(run.id(),
				Objects.requireNonNull(run.decision()).decidedAt(), this.properties.planValidity());
	}

	/**
	 * Whether a run is complete or abandoned, so that nothing resumes it.
	 */
	boolean isClosed(Run run) {
		return run.endedAt() != null && CLOSED.contains(summary(run).status());
	}

	/**
	 * Returns how a run stands, and the command that helps.
	 * @param run the current facts of the run
	 * @return one sentence
	 */
	String advice(Run run) {
		RunState state = summary(run).state();
		return "It %s; %s.".formatted(state.phrase(), switch (state) {
			case RUNNING -> "`stop %d` stops it".formatted(run.id());
			case PLANNED, GUARDED -> "`apply %d` applies its plan".formatted(run.id());
			case INTERRUPTED, STOPPED, FAILED ->
				"`%s` goes on, and `abandon %d` gives it up".formatted(resume(run), run.id());
			case DONE, PARTLY -> "`undo %d` reverts its changes, and %s plans anew".formatted(run.id(), again(run));
			case NOTHING, ABANDONED, REFUSED -> again(run) + " plans anew";
			case SUPERSEDED -> "`show %d` shows the newer one".formatted(run.supersededBy());
		});
	}

	/**
	 * Returns what helps a recovered run.
	 * @param run its current facts
	 * @return the end of a sentence
	 */
	String next(Run run) {
		return summary(run).status().equals("COMPLETED") ? "it is complete" : "`%s` goes on".formatted(resume(run));
	}

	private String resume(Run run) {
		if (run.waitsForApproval()) {
			return "apply " + run.id();
		}
		return "restart " + run.id() + (isTooOld(run) ? " --old REASON" : "");
	}

	/**
	 * Returns the command that makes a new plan in place of a run.
	 */
	static String again(Run run) {
		return run.type().equals(JobType.UNDO.label()) ? "`" + undoAgain(run) + "`"
				: "`plan %s%s`".formatted(run.job(), OverrideText.options(run.overrides()));
	}

	private static String undoAgain(Run run) {
		JsonNode rule = JsonMapper.shared().readTree(run.spec().job().definition()).path("rule");
		return "undo %s%s%s --dry-run".formatted(run.job().replaceFirst("^undo-", ""),
				rule.path("deleteAdded").asBoolean(false) ? " --delete-added" : "",
				rule.path("recreate").asBoolean(false) ? " --recreate" : "");
	}

	private RunSummary summary(Run run) {
		return this.queries.find(run.id()).orElseThrow();
	}

}
