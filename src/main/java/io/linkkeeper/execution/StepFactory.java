package io.linkkeeper.execution;

import org.springframework.batch.core.step.tasklet.Tasklet;

/**
 * Creates the tasklets of a step that all job types share. Thread-safe.
 */
@FunctionalInterface
public interface StepFactory {

	/**
	 * Creates the tasklet of the step for a job type.
	 * @param feature what the job type contributes
	 * @return a new tasklet
	 */
	Tasklet tasklet(JobFeature feature);

}
