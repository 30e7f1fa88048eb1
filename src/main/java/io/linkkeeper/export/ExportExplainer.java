package io.linkkeeper.export;

import io.linkkeeper.definition.ExportSettings;
import io.linkkeeper.definition.JobType;
import io.linkkeeper.execution.Explainer;
import io.linkkeeper.execution.Explanation;
import io.linkkeeper.execution.Inquiry;

/**
 * Tells that an export changes nothing, and where it writes a link to.
 */
final class ExportExplainer implements Explainer {

	@Override
	public JobType type() {
		return JobType.EXPORT;
	}

	@Override
	public Explanation explain(Inquiry inquiry) {
		ExportSettings settings = (ExportSettings) inquiry.definition().settings();
		return Explanation.none("Changes nothing; writes the link to " + settings.fileOf(inquiry.definition().name()));
	}

}
