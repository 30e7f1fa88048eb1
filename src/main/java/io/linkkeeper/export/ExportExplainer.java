package io.linkkeeper.export;

import io.linkkeeper.batch.Explainer;
import io.linkkeeper.batch.Explanation;
import io.linkkeeper.batch.Inquiry;
import io.linkkeeper.definition.ExportSettings;
import io.linkkeeper.definition.JobType;

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
