package io.linkkeeper.expiry;

import java.util.List;
import java.util.Map;

import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.definition.rule.ExpireSettings;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LinkRule;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.RuleContext;
import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;

/**
 * Job feature of expire: reads expired links by two API filters and decides by
 * {@link ExpiryRule}. Stateless and thread-safe.
 */
final class ExpiryFeature implements JobFeature {

	private final LinkHistory history;

	ExpiryFeature(LinkHistory history) {
		this.history = history;
	}

	@Override
	public JobType type() {
		return JobType.EXPIRE;
	}

	@Override
	public CollectSpec<?> collectSpec(LiveRun live) {
		RuleContext context = live.context();
		LinkWindowReader reader = new LinkWindowReader(live.client(), times(context).selections(), context.asOf());
		return CollectSpec.ofLinks(live.definition(), reader, rule(context));
	}

	@Override
	public Decision decide(ShortLink link, RuleContext context) {
		return rule(context).decide(link);
	}

	private LinkRule<?> rule(RuleContext context) {
		return new LinkRule<>((links) -> subjects(context, links), new ExpiryRule(settings(context), times(context)));
	}

	/**
	 * Looks up the last changes of disabled links; the rule does not use those of others.
	 */
	private List<ExpiryRule.Subject> subjects(RuleContext context, List<ShortLink> links) {
		List<String> disabled = links.stream()
			.filter((link) -> link.status() == LinkStatus.DISABLED)
			.map(ShortLink::id)
			.toList();
		Map<String, PastChange> last = this.history.lastChanges(context.account(), context.runId(), disabled);
		return links.stream().map((link) -> new ExpiryRule.Subject(link, last.get(link.id()))).toList();
	}

	private static ExpiryTimes times(RuleContext context) {
		return ExpiryTimes.of(context.asOf(), settings(context));
	}

	private static ExpireSettings settings(RuleContext context) {
		return (ExpireSettings) context.definition().settings();
	}

}
