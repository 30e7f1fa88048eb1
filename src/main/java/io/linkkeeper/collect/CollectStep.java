package io.linkkeeper.collect;

import io.linkkeeper.execution.ConnectivityCheck;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.execution.StepFactory;
import io.linkkeeper.ledger.LinkChanges;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.stereotype.Component;

/**
 * Creates the tasklet of the collect step. Thread-safe.
 */
@Component
final class CollectStep implements StepFactory {

	private final LiveRuns liveRuns;

	private final ConnectivityCheck connectivityCheck;

	private final LinkChanges changes;

	private final ProgressFeed progress;

	CollectStep(LiveRuns liveRuns, ConnectivityCheck connectivityCheck, LinkChanges changes, ProgressFeed progress) {
		this.liveRuns = liveRuns;
		this.connectivityCheck = connectivityCheck;
		this.changes = changes;
		this.progress = progress;
	}

	@Override
	public Tasklet tasklet(JobFeature feature) {
		return new CollectTasklet(this.liveRuns, this.connectivityCheck, feature, this.changes, this.progress);
	}

}
