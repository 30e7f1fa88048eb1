package io.linkkeeper.activate;

import io.linkkeeper.history.HeldLinks;
import io.linkkeeper.job.JobAssembly;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the activate job, which enables links that are held back until their time.
 * The decision is made by {@link ActivateRule}.
 */
@Configuration(proxyBeanMethods = false)
class ActivateJobConfiguration {

	@Bean
	ActivateFeature activateFeature(HeldLinks held) {
		return new ActivateFeature(held);
	}

	@Bean
	Job activate(JobAssembly assembly, ActivateFeature feature) {
		return assembly.job(feature);
	}

}
