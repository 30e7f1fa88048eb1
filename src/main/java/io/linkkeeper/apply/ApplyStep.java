package io.linkkeeper.apply;

import io.linkkeeper.execution.ConnectivityCheck;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.StepFactory;
import io.linkkeeper.ledger.LinkChanges;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.stereotype.Component;

/**
 * Creates the tasklet of the apply step. Thread-safe.
 */
@Component
final class ApplyStep implements StepFactory {

	private final LiveRuns liveRuns;

	private final ConnectivityCheck connectivityCheck;

	private final AccountLock accountLock;

	private final LinkChanges changes;

	private final PlanApplier applier;

	ApplyStep(LiveRuns liveRuns, ConnectivityCheck connectivityCheck, AccountLock accountLock, LinkChanges changes,
			PlanApplier applier) {
		this.liveRuns = liveRuns;
		this.connectivityCheck = connectivityCheck;
		this.accountLock = accountLock;
		this.changes = changes;
		this.applier = applier;
	}

	@Override
	public Tasklet tasklet(JobFeature feature) {
		return new ApplyTasklet(this.liveRuns, feature, this.connectivityCheck, this.accountLock, this.changes,
				this.applier);
	}

}
