package io.linkkeeper.expiry;

import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.job.JobAssembly;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the expire job, which disables and deletes expired links. The decision is
 * made by {@link ExpiryRule}.
 */
@Configuration(proxyBeanMethods = false)
class ExpiryJobConfiguration {

	@Bean
	ExpiryFeature expiryFeature(LinkHistory history) {
		return new ExpiryFeature(history);
	}

	@Bean
	Job expire(JobAssembly assembly, ExpiryFeature feature) {
		return assembly.job(feature);
	}

}
