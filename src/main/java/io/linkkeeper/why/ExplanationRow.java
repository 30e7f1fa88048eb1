package io.linkkeeper.why;

import java.time.Instant;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.link.LinkChange;
import org.jspecify.annotations.Nullable;

/**
 * A row of the explanation of a link: the current decision of a job, or a past change of
 * a run.
 *
 * @param source the job or the run
 * @param action ADD, UPDATE or DELETE, or {@code null} for none
 * @param fields a description of the fields that are set, or {@code null} for none
 * @param state the state of a run's change, or {@code null} for a job
 * @param reason the reason of the decision
 * @param at when a run's change was settled, or {@code null}
 */
public record ExplanationRow(String source, @Nullable String action, @Nullable String fields, @Nullable String state,
		String reason, @Nullable Instant at) {

	static ExplanationRow changed(JobDefinition job, LinkChange change) {
		return new ExplanationRow("job " + job.name(), change.action().name(), change.after().describe(), null,
				change.reason(), null);
	}

	static ExplanationRow unchanged(JobDefinition job, String reason) {
		return new ExplanationRow("job " + job.name(), null, null, null, reason, null);
	}

	/** Returns this row with the account in its source. */
	ExplanationRow on(String account) {
		return new ExplanationRow(this.source + " on " + account, this.action, this.fields, this.state, this.reason,
				this.at);
	}

}
