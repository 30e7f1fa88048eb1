package io.linkkeeper.housekeeping;

import io.linkkeeper.definition.JobType;
import io.linkkeeper.execution.Explainer;
import io.linkkeeper.execution.Explanation;
import io.linkkeeper.execution.Inquiry;

/**
 * Tells that housekeeping leaves links alone.
 */
final class HousekeepingExplainer implements Explainer {

	@Override
	public JobType type() {
		return JobType.HOUSEKEEPING;
	}

	@Override
	public Explanation explain(Inquiry inquiry) {
		return Explanation.none("changes no link");
	}

}
