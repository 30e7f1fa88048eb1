package io.linkkeeper.repoint;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.rule.RepointSettings;
import io.linkkeeper.execution.BatchRule;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.execution.RuleContext;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.ledger.NumberedList.Item;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.MaskedUrl;

/**
 * Job feature of repoint: reads the selected links window by window and decides by
 * {@link RepointRule}. Needs no snapshot, as a link's new URL depends on no other link.
 * Tells which links it found but does not change. Stateless and thread-safe.
 */
final class RepointFeature implements JobFeature {

	private static final int NAMED = 5;

	private final RunQueries queries;

	private final ProgressFeed progress;

	RepointFeature(RunQueries queries, ProgressFeed progress) {
		this.queries = queries;
		this.progress = progress;
	}

	@Override
	public JobType type() {
		return JobType.REPOINT;
	}

	@Override
	public CollectSpec<?> collectSpec(LiveRun live) {
		RuleContext context = live.context();
		LinkWindowReader links = new LinkWindowReader(live.client(), List.of(selection(context)), context.asOf());
		BatchRule<Item<ShortLink>> rule = BatchRule.each(rule(context));
		return new CollectSpec<>(new NumberedLinks(links),
				rule.only((numbered) -> live.definition().admits(numbered.value())), (deletes) -> deletes);
	}

	@Override
	public Decision decide(ShortLink link, RuleContext context) {
		return rule(context).decide(new Item<>(1, link));
	}

	@Override
	public void report(LiveRun live) {
		List<String> links = new ArrayList<>();
		long[] count = new long[1];
		this.queries.listed(live.id(), (row) -> {
			if (count[0]++ < NAMED) {
				links.add("%n%s %s".formatted(row.linkId(), MaskedUrl.of(String.valueOf(row.reason()))));
			}
		});
		if (count[0] > 0) {
			this.progress.note(live.id(), "Found, but not changed, in %d %s; `show %d --unchanged` lists all:%s"
				.formatted(count[0], (count[0] == 1) ? "link" : "links", live.id(), String.join("", links)));
		}
	}

	private static RepointRule rule(RuleContext context) {
		return new RepointRule(new NewUrl(settings(context)));
	}

	private static LinkFilter selection(RuleContext context) {
		LinkFilter selected = CollectSpec.selectionOf(context.definition());
		return settings(context).withDisabled() ? selected.statusIn(List.of(LinkStatus.ENABLED, LinkStatus.DISABLED))
				: selected.statusEqual(LinkStatus.ENABLED);
	}

	private static RepointSettings settings(RuleContext context) {
		return (RepointSettings) context.definition().settings();
	}

}
