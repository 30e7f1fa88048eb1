package io.linkkeeper.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import org.jspecify.annotations.Nullable;

/**
 * Whether a link is held back until a time, as the ledger tells: a run held it back, only
 * runs that left its status alone changed it since, and it is as the last of them left
 * it. Immutable.
 *
 * @param startsAt when the link is to be enabled, or {@code null} when it is not held
 * back
 * @param reason why it is held back or not, with the link as subject
 */
public record Hold(@Nullable Instant startsAt, String reason) {

	/**
	 * Evaluates the history of a link.
	 * @param link the current link
	 * @param history the changes that had an effect or may have had one, oldest first
	 * @return whether the link is held back
	 */
	public static Hold of(ShortLink link, List<PastChange> history) {
		List<PastChange> effective = effective(history);
		if (link.status() != LinkStatus.DISABLED) {
			return no("is enabled");
		}
		if (effective.isEmpty()) {
			return no("is disabled, but no run of ours holds it back");
		}
		PastChange last = effective.get(effective.size() - 1);
		if (last.state() != ChangeState.APPLIED) {
			return no("is disabled, but it is not known what run %d did to it".formatted(last.runId()));
		}
		if (!last.stillHoldsFor(link)) {
			return no("is disabled, but not as run %d left it".formatted(last.runId()));
		}
		return holding(effective).map(Hold::until).orElseGet(() -> no("is disabled, but no run of ours holds it back"));
	}

	private static Hold no(String reason) {
		return new Hold(null, reason);
	}

	private static Hold until(PastChange holding) {
		Instant startsAt = startOf(holding);
		return new Hold(startsAt, "is held back until %s by run %d".formatted(startsAt, holding.runId()));
	}

	private static @Nullable Instant startOf(PastChange change) {
		StartChange start = change.change().start();
		return (start != null) ? start.after() : null;
	}

	/**
	 * Whether a link may be held back by a history of which a change is a part.
	 * @param change the change
	 * @param history the changes of the link that are applied or may be, oldest first
	 * @return true when without the change it would not be known that the link is held
	 * back
	 */
	public static boolean reliesOn(PastChange change, List<PastChange> history) {
		List<PastChange> effective = effective(history);
		return holding(effective).filter((holding) -> effective.indexOf(change) >= effective.indexOf(holding))
			.isPresent();
	}

	private static List<PastChange> effective(List<PastChange> history) {
		return history.stream().filter((change) -> !change.alreadySo()).toList();
	}

	/** Finds the change that holds the link back, unless a later one ends that. */
	private static Optional<PastChange> holding(List<PastChange> history) {
		for (int i = history.size() - 1; i >= 0; i--) {
			PastChange change = history.get(i);
			boolean followed = i == history.size() - 1 || left(change, history.get(i + 1));
			if (change.state() != ChangeState.APPLIED || !followed) {
				return Optional.empty();
			}
			if (change.change().start() != null) {
				return Optional.of(change).filter((found) -> startOf(found) != null);
			}
			if (change.change().after().values().containsKey(LinkField.STATUS)) {
				return Optional.empty();
			}
		}
		return Optional.empty();
	}

	private static boolean left(PastChange change, PastChange next) {
		ShortLink found = next.change().before();
		return found != null && change.stillHoldsFor(found);
	}

}
