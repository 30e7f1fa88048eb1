package io.linkkeeper.dedup;

import java.time.Clock;

import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.run.Runs;
import io.linkkeeper.snapshot.LinkSnapshot;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Configures the dedup job, which disables or deletes duplicates of a link. The decision
 * is made by {@link DedupRule}.
 */
@Configuration(proxyBeanMethods = false)
class DedupJobConfiguration {

	@Bean
	DedupFeature dedupFeature(LinkSnapshot snapshot, Runs runs, TransactionTemplate transaction, Clock clock) {
		return new DedupFeature(snapshot, runs, transaction, clock);
	}

	@Bean
	Job dedup(JobAssembly assembly, DedupFeature feature) {
		return assembly.job(feature);
	}

}
