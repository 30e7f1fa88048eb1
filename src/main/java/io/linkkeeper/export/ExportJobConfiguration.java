package io.linkkeeper.export;

import io.linkkeeper.batch.Folders;
import io.linkkeeper.batch.JobAssembly;
import io.linkkeeper.ledger.RunFiles;
import io.linkkeeper.ledger.RunQueries;

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
