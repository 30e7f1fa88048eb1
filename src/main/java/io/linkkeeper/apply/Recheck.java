package io.linkkeeper.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.execution.PreDeleteCheck;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.protection.RunProtection;
import org.jspecify.annotations.Nullable;

/**
 * Re-checks changes just before sending. A change is sent only when its link equals the
 * before image and is not protected, and its preconditions are met; a delete only when
 * the rule still plans it.
 */
final class Recheck {

	private final LinkLookup lookup;

	private final Supplier<RunProtection> protection;

	private final PreDeleteCheck preDeleteCheck;

	/**
	 * Creates a re-check.
	 * @param lookup looks up the current links and users
	 * @param protection returns what is protected when it is called
	 * @param preDeleteCheck re-evaluates deletes
	 */
	Recheck(LinkLookup lookup, Supplier<RunProtection> protection, PreDeleteCheck preDeleteCheck) {
		this.lookup = lookup;
		this.protection = protection;
		this.preDeleteCheck = preDeleteCheck;
	}

	/**
	 * The result of a re-check.
	 *
	 * @param toSend the rows to send
	 * @param settled the outcomes of the rows that are not sent
	 */
	record Result(List<LedgerRow> toSend, List<Outcome> settled) {

	}

	Result check(List<LedgerRow> rows) {
		CurrentLinks now = CurrentLinks.beforeSending(this.lookup, rows);
		RunProtection protection = this.protection.get();
		Result result = new Result(new ArrayList<>(), new ArrayList<>());
		for (LedgerRow row : rows) {
			Outcome outcome = check(row, now, protection);
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

	private @Nullable Outcome check(LedgerRow row, CurrentLinks now, RunProtection protection) {
		boolean isAdd = row.change().action() == LinkAction.ADD;
		Outcome outcome = isAdd ? AddCheck.beforeSending(row, now) : checkLink(row, now.link(row));
		return (outcome != null) ? outcome
				: protection.violation(row.change(), isAdd ? null : now.link(row))
					.or(() -> violation(row.change().preconditions(), now))
					.map((violation) -> Outcome.of(row, ChangeState.STALE, violation))
					.orElse(null);
	}

	private Optional<String> violation(List<Precondition> preconditions, CurrentLinks now) {
		return preconditions.stream()
			.map((precondition) -> violation(precondition, now))
			.flatMap(Optional::stream)
			.findFirst();
	}

	private Optional<String> violation(Precondition precondition, CurrentLinks now) {
		if (!now.isMet(precondition)) {
			return Optional.of(describe(precondition));
		}
		return this.preDeleteCheck.stillHolds(precondition) ? Optional.empty()
				: Optional.of("Time has passed over what this relies on: " + name(precondition));
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
		if (isDelete || change.holdsBack() || !change.after().areSetOn(now)) {
			return Outcome.of(row, ChangeState.STALE,
					"Changed since it was planned: " + AnswerCheck.changed(change, now));
		}
		return (row.leftUpdatedAt() != null) ? AnswerCheck.accepted(row, now)
				: Outcome.alreadySo(row, "The link was so already");
	}

	/** As left by an earlier attempt that the API applied in part. */
	private static boolean isAsLeft(LedgerRow row, ShortLink now) {
		return now.updatedAt().equals(row.leftUpdatedAt()) && row.change().leavesOtherFieldsOf(now);
	}

	private static String name(Precondition precondition) {
		return (precondition instanceof Precondition.Link link) ? "link " + link.link().id()
				: "user " + ((Precondition.User) precondition).id();
	}

	private static String describe(Precondition precondition) {
		return (precondition instanceof Precondition.Link link)
				? "The link " + link.link().id() + ", on which this relies, is gone or changed"
				: "There is no user " + ((Precondition.User) precondition).id();
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
		Set<String> wanted = this.preDeleteCheck.stillPlanned(deletes)
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

}
