package io.linkkeeper.undo;

import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.history.HeldLinks;
import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.file.Folders;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the undo job, which reverts the changes of one run. The decision is made by
 * {@link UndoRule}.
 */
@Configuration(proxyBeanMethods = false)
class UndoJobConfiguration {

	@Bean
	UndoFeature undoFeature(Runs runs, LinkHistory history, HeldLinks held, Folders folders, ProgressFeed progress) {
		return new UndoFeature(runs, history, held, folders, progress);
	}

	@Bean
	Job undo(JobAssembly assembly, UndoFeature undoFeature) {
		return assembly.job(undoFeature);
	}

}
