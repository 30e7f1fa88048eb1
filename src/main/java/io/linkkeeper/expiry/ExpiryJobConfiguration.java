package io.linkkeeper.expiry;

import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.definition.ExpireSettings;
import io.linkkeeper.definition.JobType;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.Explainer;
import io.linkkeeper.execution.LinkRule;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.run.Run;
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

	@Bean
	Explainer explainExpiry(LinkHistory history) {
		return new ExpiryExplainer(history);
	}

	private static CollectSpec<?> assign(LiveRun live, LinkHistory history) {
		Run run = live.facts();
		ExpireSettings settings = (ExpireSettings) live.definition().settings();
		ExpiryTimes times = ExpiryTimes.of(run.asOf(), settings);
		LinkWindowReader reader = new LinkWindowReader(live.client(), times.selections(), run.asOf());
		ExpiryFacts facts = new ExpiryFacts((ids) -> history.lastChanges(run, ids));
		return CollectSpec.ofLinks(live.definition(), reader, new LinkRule<>(facts, new ExpiryRule(settings, times)));
	}

}
