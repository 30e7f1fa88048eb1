package io.linkkeeper.apply;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.execution.PreDeleteCheck;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Looks at links once more right before they are changed. A change is sent only when its
 * link, and whatever else it relies on, still is exactly as the rule saw it; a delete,
 * only when the rule, asked again, still wants it.
 */
final class Recheck {

	private final LinkLookup lookup;

	private final PreDeleteCheck secondThought;

	/**
	 * A re-check.
	 * @param lookup looks at links and users
	 * @param secondThought decides about deletes again
	 */
	Recheck(LinkLookup lookup, PreDeleteCheck secondThought) {
		this.lookup = lookup;
		this.secondThought = secondThought;
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
		CurrentLinks now = CurrentLinks.beforeSending(this.lookup, rows);
		Result result = new Result(new ArrayList<>(), new ArrayList<>());
		for (LedgerRow row : rows) {
			Outcome outcome = check(row, now);
			if (outcome != null) {
				result.settled().add(outcome);
			}
			else {
				result.toSend().add(row);
			}
		}
		dropUnwantedDeletes(result);
		return result;
	}

	private @Nullable Outcome check(LedgerRow row, CurrentLinks now) {
		LinkChange change = row.change();
		Outcome outcome = (change.action() == LinkAction.ADD) ? AddCheck.beforeSending(row, now)
				: checkLink(row, now.link(row));
		return (outcome != null) ? outcome
				: change.witnesses()
					.stream()
					.map((witness) -> doubt(witness, now))
					.flatMap(Optional::stream)
					.findFirst()
					.map((doubt) -> Outcome.of(row, ChangeState.STALE, doubt))
					.orElse(null);
	}

	private Optional<String> doubt(Precondition witness, CurrentLinks now) {
		if (!now.confirm(witness)) {
			return Optional.of(describe(witness));
		}
		return this.secondThought.stillCounts(witness) ? Optional.empty()
				: Optional.of("Time has passed over what this relies on: " + name(witness));
	}

	private static @Nullable Outcome checkLink(LedgerRow row, @Nullable ShortLink now) {
		LinkChange change = row.change();
		boolean isDelete = change.action() == LinkAction.DELETE;
		if (now == null) {
			return isDelete ? Outcome.alreadySo(row, "The link was gone already")
					: Outcome.of(row, ChangeState.STALE, "The link is gone");
		}
		if (now.equals(change.link()) || isAsLeft(row, now)) {
			return null;
		}
		if (isDelete || !change.after().holdFor(now)) {
			return Outcome.of(row, ChangeState.STALE, "Changed since it was planned: " + changed(change, now));
		}
		return (row.leftUpdatedAt() != null) ? AnswerCheck.accepted(row, now)
				: Outcome.alreadySo(row, "The link was so already");
	}

	/** As an earlier attempt left it, of which the server took a part. */
	private static boolean isAsLeft(LedgerRow row, ShortLink now) {
		return now.updatedAt().equals(row.leftUpdatedAt()) && row.change().leavesOtherFieldsOf(now);
	}

	private static String name(Precondition witness) {
		return (witness instanceof Precondition.Link link) ? "link " + link.link().id()
				: "user " + ((Precondition.User) witness).id();
	}

	private static String describe(Precondition witness) {
		return (witness instanceof Precondition.Link link)
				? "The link " + link.link().id() + ", on which this relies, is gone or changed"
				: "There is no user " + ((Precondition.User) witness).id();
	}

	private void dropUnwantedDeletes(Result result) {
		List<LinkChange> deletes = result.toSend()
			.stream()
			.map(LedgerRow::change)
			.filter((change) -> change.action() == LinkAction.DELETE)
			.toList();
		if (deletes.isEmpty()) {
			return;
		}
		Set<String> wanted = this.secondThought.stillWanted(deletes)
			.stream()
			.map((change) -> change.link().id())
			.collect(Collectors.toSet());
		result.toSend().removeIf((row) -> {
			boolean unwanted = row.change().action() == LinkAction.DELETE && !wanted.contains(row.requireLinkId());
			if (unwanted) {
				result.settled().add(Outcome.of(row, ChangeState.STALE, "The rule no longer asks for this delete"));
			}
			return unwanted;
		});
	}

	/**
	 * What became of rows that were sent without an answer.
	 * @param rows the rows
	 * @param settled tells of an add whether the server must have made it by now
	 * @return an outcome for each: APPLIED when the link is as wished, PLANNED when
	 * nothing happened to it, STALE when someone else changed it, UNKNOWN for an add that
	 * may still be made
	 */
	List<Outcome> readBack(List<LedgerRow> rows, Predicate<LedgerRow> settled) {
		CurrentLinks now = CurrentLinks.afterSilence(this.lookup, rows);
		return rows.stream().map((row) -> readBack(row, now, settled)).toList();
	}

	private static Outcome readBack(LedgerRow row, CurrentLinks now, Predicate<LedgerRow> settled) {
		return (row.change().action() == LinkAction.ADD) ? AddCheck.afterSilence(row, now, settled.test(row))
				: readBack(row, now.link(row));
	}

	private static Outcome readBack(LedgerRow row, @Nullable ShortLink now) {
		LinkChange change = row.change();
		if (now == null) {
			return (change.action() == LinkAction.DELETE) ? Outcome.applied(row, null, null)
					: Outcome.of(row, ChangeState.STALE, "The link is gone");
		}
		if (now.equals(change.link())) {
			return Outcome.of(row, ChangeState.PLANNED, null);
		}
		return (change.action() == LinkAction.UPDATE && change.after().holdFor(now)) ? AnswerCheck.accepted(row, now)
				: Outcome.of(row, ChangeState.STALE, "Changed since it was sent: " + changed(change, now));
	}

	private static String changed(LinkChange change, ShortLink now) {
		ShortLink before = change.link();
		return AnswerCheck.different(before.fields(), now, EnumSet.allOf(LinkField.class))
			.orElseGet(() -> "updatedAt is " + now.updatedAt() + " instead of " + before.updatedAt());
	}

}
