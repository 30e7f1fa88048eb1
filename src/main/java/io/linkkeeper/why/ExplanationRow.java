package io.linkkeeper.why;

import java.time.Instant;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.link.LinkChange;
import org.jspecify.annotations.Nullable;

/**
 * One answer to the question why a link is as it is.
 *
 * @param source who answers: a job about now, or a run about what it did
 * @param action ADD, UPDATE or DELETE, or {@code null} for nothing
 * @param fields what is set, in words, or {@code null} for nothing
 * @param state where a run's change stands, or {@code null} for a job
 * @param reason why
 * @param at when a run settled its change, or {@code null}
 */
public record ExplanationRow(String source, @Nullable String action, @Nullable String fields, @Nullable String state,
		String reason, @Nullable Instant at) {

	static ExplanationRow changed(JobDefinition job, LinkChange change) {
		return new ExplanationRow("job " + job.name(), change.action().name(), change.after().describe(), null, change.reason(),
				null);
	}

	static ExplanationRow unchanged(JobDefinition job, String reason) {
		return new ExplanationRow("job " + job.name(), null, null, null, reason, null);
	}

	/** This answer, where there are some of other accounts too. */
	ExplanationRow on(String account) {
		return new ExplanationRow(this.source + " on " + account, this.action, this.fields, this.state, this.reason, this.at);
	}

}
