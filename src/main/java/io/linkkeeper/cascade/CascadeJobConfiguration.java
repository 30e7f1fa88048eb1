package io.linkkeeper.cascade;

import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.run.file.InputCopies;
import io.linkkeeper.run.file.RunFiles;
import io.linkkeeper.snapshot.LinkSnapshot;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Configures the cascade job, which changes links of owners who leave or no longer exist.
 * The decision is made by {@link CascadeRule}.
 */
@Configuration(proxyBeanMethods = false)
class CascadeJobConfiguration {

	@Bean
	CascadeFeature cascadeFeature(LinkSnapshot snapshot, Folders folders, RunFiles files, Runs runs,
			TransactionTemplate transaction) {
		return new CascadeFeature(snapshot, folders, new InputCopies(folders, files), runs, transaction);
	}

	@Bean
	Job cascade(JobAssembly assembly, CascadeFeature feature) {
		return assembly.job(feature);
	}

}
