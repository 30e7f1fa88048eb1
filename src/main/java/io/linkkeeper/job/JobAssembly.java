package io.linkkeeper.job;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.apply.ApplySettings;
import io.linkkeeper.apply.ApplyTasklet;
import io.linkkeeper.collect.CollectTasklet;
import io.linkkeeper.definition.JobType;
import io.linkkeeper.execution.ConnectivityCheck;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.guard.GuardTasklet;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.Verdict;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.builder.TaskletStepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;

/**
 * Puts the batch job of a job type together: its preparation, collect, guard, apply,
 * report. No step but the last may start again once it is complete, so nothing is ever
 * decided or written twice.
 */
@Component
public class JobAssembly {

	/** The tasklets talk to the API, so they open their own short transactions. */
	private static final TransactionAttribute NO_TRANSACTION = new DefaultTransactionAttribute(
			TransactionAttribute.PROPAGATION_NOT_SUPPORTED);

	private final JobRepository jobRepository;

	private final PlatformTransactionManager transactionManager;

	private final List<JobExecutionListener> listeners;

	private final LiveRuns liveRuns;

	private final ConnectivityCheck connectivityCheck;

	private final Runs runs;

	private final LinkChanges changes;

	private final Ownership ownership;

	private final ApplySettings applySettings;

	private final ClientSettings clientSettings;

	private final Clock clock;

	private final ProgressFeed progress;

	JobAssembly(JobRepository jobRepository, PlatformTransactionManager transactionManager,
			List<JobExecutionListener> listeners, LiveRuns liveRuns, ConnectivityCheck connectivityCheck, Runs runs,
			LinkChanges changes, Ownership ownership, ApplySettings applySettings, ClientSettings clientSettings,
			Clock clock, ProgressFeed progress) {
		this.jobRepository = jobRepository;
		this.transactionManager = transactionManager;
		this.listeners = List.copyOf(listeners);
		this.liveRuns = liveRuns;
		this.connectivityCheck = connectivityCheck;
		this.runs = runs;
		this.changes = changes;
		this.ownership = ownership;
		this.applySettings = applySettings;
		this.clientSettings = clientSettings;
		this.clock = clock;
		this.progress = progress;
	}

	/**
	 * The batch job of a job type.
	 * @param type the type; its label is the batch job's name
	 * @param feature what the type brings
	 * @return the job
	 */
	public Job job(JobType type, JobFeature feature) {
		Optional<Step> preparation = feature.preparation()
			.map((prepare) -> step(prepare.stepName(),
					new PreparationTasklet(this.liveRuns, this.connectivityCheck, prepare, this.progress)));
		Step collect = step("collect",
				new CollectTasklet(this.liveRuns, this.connectivityCheck, feature, this.changes, this.progress));
		Step guard = step("guard", new GuardTasklet(this.liveRuns, this.runs, this.changes, this.clock));
		Step apply = step("apply", new ApplyTasklet(this.liveRuns, feature, this.connectivityCheck, this.ownership, this.changes,
				this.applySettings, this.clientSettings, this.clock, this.progress));
		Step report = lastStep("report", new ReportTasklet(this.liveRuns, feature));
		JobBuilder job = new JobBuilder(type.label(), this.jobRepository);
		this.listeners.forEach(job::listener);
		job.listener(new ReportListener(this.liveRuns, feature));
		SimpleJobBuilder steps = preparation.map((first) -> job.start(first).next(collect))
			.orElseGet(() -> job.start(collect));
		return steps.next(guard)
			.on(Verdict.PLANNED.name())
			.stopAndRestart(apply)
			.from(guard)
			.on(Verdict.GUARD.name())
			.stopAndRestart(apply)
			.from(guard)
			.on(Verdict.PASSED.name())
			.to(apply)
			.from(apply)
			.next(report)
			.from(guard)
			.on("*")
			.fail()
			.end()
			.build();
	}

	/**
	 * The batch job of a job type that only works on our own tables.
	 * @param type the type; its label is the batch job's name
	 * @param chore what the type does
	 * @return the job
	 */
	public Job job(JobType type, TableCleanup chore) {
		JobBuilder job = new JobBuilder(type.label(), this.jobRepository);
		this.listeners.forEach(job::listener);
		return job.start(lastStep(chore.stepName(), new CleanupTasklet(this.liveRuns, chore, this.progress))).build();
	}

	private Step step(String name, Tasklet tasklet) {
		return builder(name, tasklet).build();
	}

	/**
	 * A process may die between the end of the last step and that of the job. The next
	 * one finds all done, and must tell so all the same.
	 */
	private Step lastStep(String name, Tasklet tasklet) {
		return builder(name, tasklet).allowStartIfComplete(true).build();
	}

	private TaskletStepBuilder builder(String name, Tasklet tasklet) {
		return new StepBuilder(name, this.jobRepository)
			.tasklet(new StoppableTasklet(this.liveRuns, tasklet), this.transactionManager)
			.transactionAttribute(NO_TRANSACTION);
	}

}
