package io.linkkeeper.batch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Looks at links once more right before they are changed. A change is sent only when its
 * link still is exactly as the rule saw it; a delete, only when the rule, asked again,
 * still wants it.
 */
final class Recheck {

	private final Function<List<String>, List<ShortLink>> list;

	private final Function<List<ShortLink>, List<LinkChange>> rule;

	/**
	 * A re-check.
	 * @param list lists links by id
	 * @param rule decides about links again
	 */
	Recheck(Function<List<String>, List<ShortLink>> list, Function<List<ShortLink>, List<LinkChange>> rule) {
		this.list = list;
		this.rule = rule;
	}

	/**
	 * What the re-check found.
	 *
	 * @param toSend the rows to send
	 * @param settled the rows that need no sending
	 */
	record Result(List<LedgerRow> toSend, List<Outcome> settled) {

	}

	Result check(List<LedgerRow> rows) {
		Map<String, ShortLink> links = linksOf(rows);
		Map<String, LinkChange> wanted = deletesWantedNow(rows, links);
		Result result = new Result(new ArrayList<>(), new ArrayList<>());
		for (LedgerRow row : rows) {
			String id = row.change().linkId();
			Outcome outcome = check(row, links.get(id), wanted.get(id));
			if (outcome != null) {
				result.settled().add(outcome);
			}
			else {
				result.toSend().add(row);
			}
		}
		return result;
	}

	private static @Nullable Outcome check(LedgerRow row, @Nullable ShortLink now, @Nullable LinkChange wanted) {
		LinkChange change = row.change();
		boolean isDelete = change.action() == LinkAction.DELETE;
		if (now == null) {
			return isDelete ? Outcome.alreadySo(row, "The link was gone already")
					: Outcome.of(row, ChangeState.STALE, "The link is gone");
		}
		if (!now.equals(change.before())) {
			return (!isDelete && change.after().holdFor(now)) ? Outcome.alreadySo(row, "The link was so already")
					: Outcome.of(row, ChangeState.STALE, "Changed since it was planned: " + changed(change, now));
		}
		return (isDelete && !change.doesTheSameAs(wanted))
				? Outcome.of(row, ChangeState.STALE, "The rule no longer asks for this delete") : null;
	}

	private Map<String, ShortLink> linksOf(List<LedgerRow> rows) {
		return byId(this.list.apply(rows.stream().map((row) -> row.change().linkId()).toList()));
	}

	private static Map<String, ShortLink> byId(List<ShortLink> links) {
		return links.stream().collect(Collectors.toMap(ShortLink::id, Function.identity()));
	}

	private Map<String, LinkChange> deletesWantedNow(List<LedgerRow> rows, Map<String, ShortLink> links) {
		List<ShortLink> toDelete = rows.stream()
			.filter((row) -> row.change().action() == LinkAction.DELETE)
			.map((row) -> links.get(row.change().linkId()))
			.filter(Objects::nonNull)
			.toList();
		Map<String, LinkChange> wanted = new HashMap<>();
		if (!toDelete.isEmpty()) {
			this.rule.apply(toDelete).forEach((change) -> wanted.put(change.linkId(), change));
		}
		return wanted;
	}

	/**
	 * What became of rows that were sent without an answer.
	 * @param rows the rows
	 * @return an outcome for each: APPLIED when the link is as wished, PLANNED when
	 * nothing happened to it, STALE when someone else changed it
	 */
	List<Outcome> readBack(List<LedgerRow> rows) {
		Map<String, ShortLink> links = linksOf(rows);
		return rows.stream().map((row) -> readBack(row, links.get(row.change().linkId()))).toList();
	}

	private static Outcome readBack(LedgerRow row, @Nullable ShortLink now) {
		LinkChange change = row.change();
		if (now == null) {
			return (change.action() == LinkAction.DELETE) ? Outcome.applied(row, null, null)
					: Outcome.of(row, ChangeState.STALE, "The link is gone");
		}
		if (now.equals(change.before())) {
			return Outcome.of(row, ChangeState.PLANNED, null);
		}
		return (change.action() == LinkAction.UPDATE && change.after().holdFor(now)) ? AnswerCheck.accepted(row, now)
				: Outcome.of(row, ChangeState.STALE, "Changed since it was sent: " + changed(change, now));
	}

	private static String changed(LinkChange change, ShortLink now) {
		return AnswerCheck.different(change.before().fields(), now, EnumSet.allOf(LinkField.class))
			.orElseGet(() -> "updatedAt is " + now.updatedAt() + " instead of " + change.before().updatedAt());
	}

}
