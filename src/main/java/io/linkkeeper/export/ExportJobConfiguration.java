package io.linkkeeper.export;

import io.linkkeeper.history.RunQueries;
import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.run.file.RunFiles;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the export job, which writes the selected links to a file and changes none.
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
