package io.linkkeeper.housekeeping;

import io.linkkeeper.batch.Explainer;
import io.linkkeeper.batch.Explanation;
import io.linkkeeper.batch.Inquiry;
import io.linkkeeper.definition.JobType;

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
