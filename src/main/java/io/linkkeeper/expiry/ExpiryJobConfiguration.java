package io.linkkeeper.expiry;

import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.job.JobAssembly;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The expire job: reads what is due by two selections, decides by {@link ExpiryRule}.
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
