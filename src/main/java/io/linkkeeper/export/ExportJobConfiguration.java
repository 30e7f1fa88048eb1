package io.linkkeeper.export;

import io.linkkeeper.history.RunQueries;
import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.run.file.RunFiles;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The export job: reads the links that are selected, changes none, and hands over the
 * file.
 */
@Configuration(proxyBeanMethods = false)
class ExportJobConfiguration {

	@Bean
	ExportFeature exportFeature(Folders folders, RunFiles files, RunQueries queries) {
		return new ExportFeature(folders, files, queries);
	}

	@Bean
	Job export(JobAssembly assembly, ExportFeature feature) {
		return assembly.job(feature);
	}

}
