package io.linkkeeper.undo;

import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.file.Folders;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The undo job: puts back what one run did.
 */
@Configuration(proxyBeanMethods = false)
class UndoJobConfiguration {

	@Bean
	Job undo(JobAssembly assembly, Runs runs, LinkHistory history, Folders folders) {
		return assembly.job(new UndoFeature(runs, history, folders));
	}

}
