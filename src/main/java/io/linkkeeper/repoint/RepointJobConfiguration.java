package io.linkkeeper.repoint;

import java.util.List;

import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.JobType;
import io.linkkeeper.definition.RepointSettings;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.Explainer;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.LinkStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The repoint job: reads the links that are selected, window by window, decides about
 * each by {@link NewUrl}. A link's new URL depends on no other link, and nothing is
 * written while reading, so no snapshot of the account is needed.
 */
@Configuration(proxyBeanMethods = false)
class RepointJobConfiguration {

	@Bean
	Job repoint(JobAssembly assembly) {
		return assembly.job(JobType.REPOINT, RepointJobConfiguration::assign);
	}

	@Bean
	Explainer explainRepoint() {
		return new RepointExplainer();
	}

	private static CollectSpec<?> assign(LiveRun live) {
		JobDefinition definition = live.definition();
		RepointSettings settings = (RepointSettings) definition.settings();
		LinkWindowReader links = new LinkWindowReader(live.client(), List.of(selection(definition, settings)),
				live.facts().asOf());
		return new CollectSpec<>(new NumberedLinks(links), new RepointRule(definition::admits, new NewUrl(settings)),
				(deletes) -> deletes);
	}

	private static LinkFilter selection(JobDefinition definition, RepointSettings settings) {
		LinkFilter selected = CollectSpec.selectionOf(definition);
		return settings.withDisabled() ? selected.statusIn(List.of(LinkStatus.ENABLED, LinkStatus.DISABLED))
				: selected.statusEqual(LinkStatus.ENABLED);
	}

}
