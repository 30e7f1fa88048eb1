package io.linkkeeper.activate;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.collect.HeldLinkReader;
import io.linkkeeper.collect.SelectedLinks;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LinkRule;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.RuleContext;
import io.linkkeeper.history.HeldLinks;
import io.linkkeeper.history.Hold;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.ShortLink;

/**
 * Job feature of activate: reads the links whose start has come from the ledger, and
 * decides by {@link ActivateRule}. Stateless and thread-safe.
 */
final class ActivateFeature implements JobFeature {

	private final HeldLinks held;

	ActivateFeature(HeldLinks held) {
		this.held = held;
	}

	@Override
	public JobType type() {
		return JobType.ACTIVATE;
	}

	@Override
	public CollectSpec<?> collectSpec(LiveRun live) {
		RuleContext context = live.context();
		HeldLinkReader due = new HeldLinkReader(this.held, new ApiLookup(live.client()), context.account(),
				Instant.EPOCH, context.asOf());
		return CollectSpec.ofLinks(live.definition(), new SelectedLinks(due, live.definition().select()),
				rule(context));
	}

	@Override
	public Decision decide(ShortLink link, RuleContext context) {
		return rule(context).decide(link);
	}

	private LinkRule<?> rule(RuleContext context) {
		return new LinkRule<>((links) -> subjects(context, links), new ActivateRule(context.asOf()));
	}

	private List<ActivateRule.Subject> subjects(RuleContext context, List<ShortLink> links) {
		List<Hold> holds = this.held.holdsOf(context.account(), links);
		return IntStream.range(0, links.size())
			.mapToObj((i) -> new ActivateRule.Subject(links.get(i), holds.get(i)))
			.toList();
	}

}
