package io.linkkeeper.repoint;

import io.linkkeeper.job.JobAssembly;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The repoint job: reads the links that are selected, decides by {@link RepointRule}.
 */
@Configuration(proxyBeanMethods = false)
class RepointJobConfiguration {

	@Bean
	RepointFeature repointFeature() {
		return new RepointFeature();
	}

	@Bean
	Job repoint(JobAssembly assembly, RepointFeature feature) {
		return assembly.job(feature);
	}

}
