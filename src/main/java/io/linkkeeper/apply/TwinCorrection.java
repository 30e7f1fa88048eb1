package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.PreDeleteCheck;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.RepeatedAdds;
import io.linkkeeper.ledger.RepeatedAdds.Twin;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.protection.RunProtection;
import io.linkkeeper.run.StateCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies the plan of a run, then looks for twins: links that an add made besides its
 * own, because a request without an answer took effect after the add was sent again. The
 * link that the ledger names stays, and the enabled others are disabled by changes that
 * are added to the plan. Limits do not bind these changes, as they correct the run's own;
 * protection does. Thread-safe.
 */
@Component
public final class TwinCorrection {

	private static final Logger logger = LoggerFactory.getLogger(TwinCorrection.class);

	private final PlanApplier applier;

	private final RepeatedAdds adds;

	private final ApplySettings settings;

	private final Clock clock;

	private final Notifications notifications;

	private final TransactionTemplate transaction;

	TwinCorrection(PlanApplier applier, RepeatedAdds adds, ApplySettings settings, Clock clock,
			Notifications notifications, TransactionTemplate transaction) {
		this.applier = applier;
		this.adds = adds;
		this.settings = settings;
		this.clock = clock;
		this.notifications = notifications;
		this.transaction = transaction;
	}

	/**
	 * Applies changes until all have an outcome, those that disable twins included, a
	 * stop is requested, or a failure ends it.
	 * @return the failure that ended it, or empty
	 * @see PlanApplier#apply
	 */
	Optional<RuntimeException> apply(LiveRun live, Supplier<RunProtection> protection,
			Supplier<PreDeleteCheck> preDeleteCheck) {
		Optional<RuntimeException> failure = this.applier.apply(live, protection, preDeleteCheck);
		boolean done = failure.isEmpty() && !live.isStopping() && count(live).open() == 0;
		return (done && plan(live)) ? this.applier.apply(live, protection, preDeleteCheck) : failure;
	}

	/**
	 * Counts the changes of a run by state.
	 * @param live the run
	 * @return the counts
	 */
	public StateCounts count(LiveRun live) {
		return this.applier.count(live);
	}

	/**
	 * Plans the disabling of twins that have no change yet, once all requests may have
	 * taken effect. Sends nothing.
	 * @param live the run, with a connection
	 * @return true when a change was planned; false also when a stop was requested
	 */
	public boolean plan(LiveRun live) {
		Optional<Instant> settled = this.adds.lastSettledAt(live.id());
		if (settled.isEmpty() || !waitUntil(settled.get().plus(this.settings.settle()), live)) {
			return false;
		}
		LinkLookup lookup = new ApiLookup(live.client());
		List<Twin> twins = new ArrayList<>();
		List<LedgerRow> page = this.adds.after(live.id(), 0, this.settings.claimSize());
		while (!page.isEmpty()) {
			twins.addAll(twins(page, lookup));
			page = this.adds.after(live.id(), page.get(page.size() - 1).seq(), this.settings.claimSize());
		}
		return !twins.isEmpty() && record(live, twins) > 0;
	}

	private boolean waitUntil(Instant time, LiveRun live) {
		Duration wait = Duration.between(this.clock.instant(), time);
		try {
			if (wait.compareTo(Duration.ZERO) > 0) {
				live.stop().sleep(wait);
			}
			return true;
		}
		catch (InterruptedException ex) {
			// the next execution looks for them
			live.stop().raise();
			return false;
		}
	}

	/**
	 * A link that another client has disabled, deleted or renamed since is left alone.
	 */
	private static List<Twin> twins(List<LedgerRow> rows, LinkLookup lookup) {
		Map<String, ShortLink> own = lookup.byIds(rows.stream().map(LedgerRow::requireLinkId).toList())
			.stream()
			.filter((link) -> link.status() == LinkStatus.ENABLED)
			.collect(Collectors.toMap(ShortLink::id, (link) -> link));
		List<LedgerRow> present = rows.stream().filter((row) -> own.containsKey(row.requireLinkId())).toList();
		Map<String, List<ShortLink>> alike = alike(own.values().stream().toList(), lookup);
		return present.stream().flatMap((row) -> {
			ShortLink link = Objects.requireNonNull(own.get(row.requireLinkId()));
			return alike.getOrDefault(key(link), List.of())
				.stream()
				.filter((other) -> !other.id().equals(link.id()) && other.status() == LinkStatus.ENABLED)
				.filter((other) -> AddCheck.isCreatedBy(row, other))
				.map((other) -> twin(row, link, other));
		}).toList();
	}

	/**
	 * Looks links up by uniqueId, or by systemName where the server keeps no uniqueId.
	 */
	private static Map<String, List<ShortLink>> alike(List<ShortLink> links, LinkLookup lookup) {
		Map<String, List<ShortLink>> alike = new HashMap<>(
				lookup.byUniqueIds(links.stream().map(ShortLink::uniqueId).flatMap(Stream::ofNullable).toList()));
		List<String> names = links.stream()
			.filter((link) -> link.uniqueId() == null)
			.map(TwinCorrection::key)
			.filter((name) -> !name.isEmpty())
			.toList();
		if (!names.isEmpty()) {
			alike.putAll(lookup.bySystemName(names).stream().collect(Collectors.groupingBy(TwinCorrection::key)));
		}
		return alike;
	}

	private static String key(ShortLink link) {
		String uniqueId = link.uniqueId();
		return (uniqueId != null) ? uniqueId : Objects.requireNonNullElse(link.systemName(), "");
	}

	private static Twin twin(LedgerRow row, ShortLink link, ShortLink other) {
		LinkChange disable = LinkChange
			.update(other, LinkFields.status(LinkStatus.DISABLED),
					"a request without an answer made it besides " + link.id())
			.requiring(new Precondition.Link(link));
		Long line = row.change().line();
		return new Twin(row.seq(), (line != null) ? disable.fromLine(line) : disable);
	}

	private int record(LiveRun live, List<Twin> twins) {
		String text = "links made twice, as requests went unanswered: %d; the plan was extended to disable the second of each"
			.formatted(twins.size());
		Integer planned = this.transaction.execute((status) -> {
			int count = this.adds.disable(live.id(), live.executionId(), twins);
			if (count > 0) {
				this.notifications.raise(
						new Event(EventKind.NOTICE, live.definition().name(), live.id(), live.facts().account().name(),
								this.clock.instant(), "run %d of %s: %s; `show %d --changes` lists them"
									.formatted(live.id(), live.definition().name(), text, live.id())));
			}
			return count;
		});
		logger.warn("Run %d: %s".formatted(live.id(), text));
		live.recordOutcome(text);
		return planned;
	}

}
