package io.linkkeeper.housekeeping;

import java.util.List;

import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.ledger.RunRows;
import io.linkkeeper.run.ClosedRuns;
import io.linkkeeper.run.Runs;
import io.linkkeeper.snapshot.LinkSnapshot;
import io.linkkeeper.sql.ExpiringRows;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Configures the housekeeping job, which deletes expired data of closed runs and expired
 * rows of other tables. It does not call the API.
 */
@Configuration(proxyBeanMethods = false)
class HousekeepingJobConfiguration {

	@Bean
	RunSweep runSweep(ClosedRuns closedRuns, RunRows rows, LinkHistory history, JobRepository jobRepository) {
		return new RunSweep(closedRuns, rows, history, jobRepository);
	}

	@Bean
	Job housekeeping(JobAssembly assembly, RunSweep sweep, ClosedRuns closedRuns, Runs runs, LinkSnapshot snapshots,
			ObjectProvider<ExpiringRows> tables, TransactionTemplate transaction) {
		List<ExpiringRows> aged = tables.orderedStream().toList();
		return assembly.job(JobType.HOUSEKEEPING,
				new Housekeeping(sweep, closedRuns, runs, snapshots, aged, transaction));
	}

}
