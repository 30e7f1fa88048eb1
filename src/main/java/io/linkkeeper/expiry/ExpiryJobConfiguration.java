package io.linkkeeper.expiry;

import io.linkkeeper.batch.Assignment;
import io.linkkeeper.batch.JobAssembly;
import io.linkkeeper.batch.LinkRule;
import io.linkkeeper.batch.LinkWindowReader;
import io.linkkeeper.batch.LiveRun;
import io.linkkeeper.definition.ExpireSettings;
import io.linkkeeper.definition.JobType;
import io.linkkeeper.ledger.LinkHistory;
import io.linkkeeper.ledger.Run;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The expire job: reads what is due by two selections, decides by {@link ExpiryRule}.
 */
@Configuration(proxyBeanMethods = false)
class ExpiryJobConfiguration {

	@Bean
	Job expire(JobAssembly assembly, LinkHistory history) {
		return assembly.job(JobType.EXPIRE, (live) -> assign(live, history));
	}

	private static Assignment<?> assign(LiveRun live, LinkHistory history) {
		Run run = live.facts();
		ExpireSettings settings = (ExpireSettings) live.definition().settings();
		ExpiryTimes times = ExpiryTimes.of(run.asOf(), settings);
		LinkWindowReader reader = new LinkWindowReader(live.client(), times.selections(), run.asOf());
		ExpiryFacts facts = new ExpiryFacts((ids) -> history.lastChanges(run, ids));
		return Assignment.ofLinks(live.definition(), reader, new LinkRule<>(facts, new ExpiryRule(settings, times)));
	}

}
