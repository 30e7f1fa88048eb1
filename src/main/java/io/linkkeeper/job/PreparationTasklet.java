package io.linkkeeper.job;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import io.linkkeeper.execution.ConnectivityCheck;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.execution.ProgressFeed;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * The preparation step: executes a job type's preparation part by part; a stop or a
 * restart takes effect between two parts.
 */
final class PreparationTasklet implements Tasklet {

	private final LiveRuns liveRuns;

	private final ConnectivityCheck connectivityCheck;

	private final Preparation preparation;

	private final ProgressFeed progress;

	/** What each execution had to read at its beginning. */
	private final Map<LiveRun, Long> totals = Collections.synchronizedMap(new WeakHashMap<>());

	PreparationTasklet(LiveRuns liveRuns, ConnectivityCheck connectivityCheck, Preparation preparation,
			ProgressFeed progress) {
		this.liveRuns = liveRuns;
		this.connectivityCheck = connectivityCheck;
		this.preparation = preparation;
		this.progress = progress;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		LiveRun live = this.liveRuns.of(context);
		if (live.facts().preparationPosition() == null) {
			this.connectivityCheck.beforeReading(live);
		}
		long total = this.totals.computeIfAbsent(live, this.preparation::remaining);
		int read = this.preparation.next(live);
		live.noteTraffic();
		for (int i = 0; i < read; i++) {
			contribution.incrementReadCount();
		}
		this.progress.publish(live.id(), this.preparation.stepName(),
				contribution.getStepExecution().getReadCount() + contribution.getReadCount(), total);
		return (read < 0) ? RepeatStatus.FINISHED : RepeatStatus.CONTINUABLE;
	}

}
