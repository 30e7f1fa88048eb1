package io.linkkeeper.job;

import java.util.List;
import java.util.Optional;

import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.StepFactory;
import io.linkkeeper.run.Verdict;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Builds the Spring Batch job of a job type: its preparation, collect, guard, apply,
 * report. No step but the last starts again once it is complete, so that no subject is
 * decided about twice and no change is applied twice. Thread-safe.
 */
@Component
public class JobAssembly {

	private final JobRepository jobRepository;

	private final List<JobExecutionListener> listeners;

	private final JobSteps steps;

	private final StepFactory collectStep;

	private final Tasklet guardTasklet;

	private final StepFactory applyStep;

	JobAssembly(JobRepository jobRepository, List<JobExecutionListener> listeners, JobSteps steps,
			@Qualifier("collectStep") StepFactory collectStep, @Qualifier("guardTasklet") Tasklet guardTasklet,
			@Qualifier("applyStep") StepFactory applyStep) {
		this.jobRepository = jobRepository;
		this.listeners = List.copyOf(listeners);
		this.steps = steps;
		this.collectStep = collectStep;
		this.guardTasklet = guardTasklet;
		this.applyStep = applyStep;
	}

	/**
	 * Builds the job of a job type.
	 * @param feature what the type contributes; the label of its type is the job's name
	 * @return the job
	 */
	public Job job(JobFeature feature) {
		Optional<Step> preparation = feature.preparation().map(this.steps::preparation);
		Step collect = this.steps.step("collect", this.collectStep.tasklet(feature));
		Step guard = this.steps.step("guard", this.guardTasklet);
		Step apply = this.steps.step("apply", this.applyStep.tasklet(feature));
		JobBuilder job = builder(feature.type());
		job.listener(this.steps.reportListener(feature));
		SimpleJobBuilder start = preparation.map((first) -> job.start(first).next(collect))
			.orElseGet(() -> job.start(collect));
		return start.next(guard)
			.on(Verdict.PLANNED.name())
			.stopAndRestart(apply)
			.from(guard)
			.on(Verdict.GUARD.name())
			.stopAndRestart(apply)
			.from(guard)
			.on(Verdict.PASSED.name())
			.to(apply)
			.from(apply)
			.next(this.steps.report(feature))
			.from(guard)
			.on("*")
			.fail()
			.end()
			.build();
	}

	/**
	 * Builds the job of a job type that only maintains the worker's own tables.
	 * @param type the type; its label is the job's name
	 * @param cleanup what the type does
	 * @return the job
	 */
	public Job job(JobType type, TableCleanup cleanup) {
		return builder(type).start(this.steps.cleanup(cleanup)).build();
	}

	private JobBuilder builder(JobType type) {
		JobBuilder job = new JobBuilder(type.label(), this.jobRepository);
		this.listeners.forEach(job::listener);
		return job;
	}

}
