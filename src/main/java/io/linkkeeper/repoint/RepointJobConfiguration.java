package io.linkkeeper.repoint;

import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.job.JobAssembly;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the repoint job, which rewrites URLs of links. The decision is made by
 * {@link RepointRule}.
 */
@Configuration(proxyBeanMethods = false)
class RepointJobConfiguration {

	@Bean
	RepointFeature repointFeature(RunQueries queries, ProgressFeed progress) {
		return new RepointFeature(queries, progress);
	}

	@Bean
	Job repoint(JobAssembly assembly, RepointFeature feature) {
		return assembly.job(feature);
	}

}
