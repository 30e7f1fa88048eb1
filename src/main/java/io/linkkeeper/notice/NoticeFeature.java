package io.linkkeeper.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.collect.HeldLinkReader;
import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.collect.SelectedLinks;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.rule.NoticeSettings;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.RuleContext;
import io.linkkeeper.history.HeldLinks;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.file.RunFiles;
import io.linkkeeper.snapshot.LinkSnapshot;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adapts the notice job to the shared steps: it stages links that expire or start soon
 * and publishes them when all are read. Notifications are stored in the transaction that
 * records the hand-over, so that a crash never repeats them.
 */
final class NoticeFeature implements JobFeature {

	private static final String HANDED_OVER = "handed-over";

	private final LinkSnapshot snapshot;

	private final HeldLinks held;

	private final RunFiles files;

	private final RunQueries queries;

	private final NoticePublisher publisher;

	private final TransactionTemplate transaction;

	NoticeFeature(LinkSnapshot snapshot, HeldLinks held, RunFiles files, RunQueries queries, NoticePublisher publisher,
			TransactionTemplate transaction) {
		this.snapshot = snapshot;
		this.held = held;
		this.files = files;
		this.queries = queries;
		this.publisher = publisher;
		this.transaction = transaction;
	}

	@Override
	public JobType type() {
		return JobType.NOTICE;
	}

	@Override
	public CollectSpec<?> collectSpec(LiveRun live) {
		RuleContext context = live.context();
		LinkFilter soon = rule(context).filter(CollectSpec.selectionOf(live.definition()));
		NoticeRule rule = rule(context);
		NoticeReader reader = new NoticeReader(
				new LinkWindowReader(live.client(), List.of(soon), context.asOf()), new HeldLinkReader(this.held,
						new ApiLookup(live.client()), context.account(), rule.from(), rule.until()),
				(links) -> starting(context, links));
		return new CollectSpec<>(new SelectedLinks(reader, live.definition().select()),
				(links) -> keep(live.id(), links), (deletes) -> deletes);
	}

	private List<ShortLink> starting(RuleContext context, List<ShortLink> links) {
		Map<String, Instant> starts = this.held.startsOf(context.account(), links);
		return links.stream().filter((link) -> rule(context).contains(starts.get(link.id()))).toList();
	}

	/**
	 * Kept in the transaction that counts them as read, so none is lost or told twice.
	 */
	private Decisions keep(long run, List<ShortLink> links) {
		List<ShortLink> sorted = links.stream().sorted(OwnerLinks.ORDER).toList();
		return Decisions.none(() -> this.snapshot.append(run, sorted));
	}

	@Override
	public Decision decide(ShortLink link, RuleContext context) {
		return rule(context).decide(link, this.held.holdsOf(context.account(), List.of(link)).get(0));
	}

	@Override
	public boolean skipsProtected() {
		return false;
	}

	private static NoticeRule rule(RuleContext context) {
		return new NoticeRule(context.asOf(), context.asOf().plus(settings(context).within()));
	}

	private static NoticeSettings settings(RuleContext context) {
		return (NoticeSettings) context.definition().settings();
	}

	@Override
	public Optional<String> preview(LiveRun live) {
		long links = this.queries.find(live.id()).orElseThrow().scanned();
		return Optional.of("planned: %s until %s; `apply %d` tells of them".formatted(CountPhrases.expireOrStart(links),
				rule(live.context()).until(), live.id()));
	}

	@Override
	public Optional<String> complete(LiveRun live) {
		String done = handedOver(live);
		if (done.isEmpty()) {
			done = Objects.requireNonNull(this.transaction.execute((status) -> handOver(live)));
		}
		this.snapshot.delete(live.id());
		return Optional.of(done);
	}

	private String handedOver(LiveRun live) {
		try (InputStream note = this.files.open(live.id(), HANDED_OVER)) {
			return new String(note.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String handOver(LiveRun live) {
		RuleContext context = live.context();
		String done = this.publisher.publish(live, settings(context), rule(context).until());
		this.files.append(live.id(), HANDED_OVER, done.getBytes(StandardCharsets.UTF_8));
		return done;
	}

}
