package io.linkkeeper.csvimport;

import java.time.Clock;

import io.linkkeeper.csvimport.result.RowOutcomes;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.history.HeldLinks;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.ledger.InputRows;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.run.file.InputCopies;
import io.linkkeeper.run.file.RunFiles;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the import job, which makes links equal to the rows of a CSV file. The
 * decision is made by {@link ImportRule}.
 */
@Configuration(proxyBeanMethods = false)
class ImportJobConfiguration {

	@Bean
	InputCopyPreparation copyStep(Folders folders, RunFiles files, Runs runs) {
		return new InputCopyPreparation(new InputCopies(folders, files), runs);
	}

	@Bean
	RowOutcomes.Source rowOutcomes(RunQueries queries, InputRows inputRows) {
		return new RowOutcomes.Source(queries, inputRows);
	}

	@Bean
	ImportFeature importFeature(InputCopyPreparation copyStep, Folders folders, RowOutcomes.Source outcomes,
			HeldLinks held, Clock clock, ProgressFeed progress) {
		return new ImportFeature(copyStep, folders, outcomes, held, clock, progress);
	}

	@Bean
	Job importLinks(JobAssembly assembly, ImportFeature feature) {
		return assembly.job(feature);
	}

}
