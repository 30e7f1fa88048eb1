package io.linkkeeper.apply;

import java.util.List;
import java.util.stream.Collectors;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * Decides about adds, so that none is made twice. Nothing matched when the add was
 * planned, so a match that is found later is either ours, because it carries our
 * uniqueId, or somebody else's. A server that is too old for uniqueIds shows none: there
 * a match is ours when it is just as planned. Pure.
 */
final class AddCheck {

	private AddCheck() {
	}

	/**
	 * Whether an add may be sent.
	 * @param row the add
	 * @param now what there is now
	 * @return its end, or {@code null} when it may be sent
	 */
	static @Nullable Outcome beforeSending(LedgerRow row, CurrentLinks now) {
		if (row.linkId() != null) {
			ShortLink made = now.link(row);
			return (made != null) ? AnswerCheck.accepted(row, made)
					: Outcome.of(row, ChangeState.STALE, "The link " + row.linkId() + " was made and is gone");
		}
		List<ShortLink> matches = now.matching(row);
		if (matches.isEmpty()) {
			return null;
		}
		if (row.attempt() > 1) {
			return found(row, matches);
		}
		ShortLink match = matches.get(0);
		return (matches.size() == 1 && isAsPlanned(row, match)) ? Outcome.alreadyThere(row, match)
				: foreign(row, matches);
	}

	/**
	 * What became of an add that was sent without an answer.
	 * @param row the add
	 * @param now what there is now
	 * @param settled whether the server must have made it by now, if it ever will
	 * @return its state; UNKNOWN while that cannot be told
	 */
	static Outcome afterSilence(LedgerRow row, CurrentLinks now, boolean settled) {
		List<ShortLink> matches = now.matching(row);
		if (!matches.isEmpty()) {
			return found(row, matches);
		}
		return settled ? Outcome.of(row, ChangeState.PLANNED, null)
				: Outcome.of(row, ChangeState.UNKNOWN, "Not there yet; the server may still be at work");
	}

	private static Outcome found(LedgerRow row, List<ShortLink> matches) {
		List<ShortLink> ours = matches.stream().filter((match) -> isOurs(row, match)).toList();
		if (ours.isEmpty()) {
			return foreign(row, matches);
		}
		Outcome outcome = AnswerCheck.accepted(row, ours.get(0));
		return (ours.size() == 1) ? outcome
				: outcome.noting("DOUBLE: it seems to have been made more than once: " + ids(ours));
	}

	private static String ids(List<ShortLink> links) {
		return links.stream().limit(3).map(ShortLink::id).collect(Collectors.joining(", "));
	}

	private static boolean isOurs(LedgerRow row, ShortLink match) {
		String uniqueId = row.change().after().values().get(LinkField.UNIQUE_ID);
		return (match.uniqueId() != null) ? sameKey(match.uniqueId(), uniqueId) : isAsPlanned(row, match);
	}

	private static boolean sameKey(String shown, @Nullable String planned) {
		return planned != null && Collation.key(shown).equals(Collation.key(planned));
	}

	private static boolean isAsPlanned(LedgerRow row, ShortLink match) {
		return planned(row, match).holdFor(match);
	}

	/**
	 * The fields of an add that its link can be compared in: a server without uniqueIds
	 * shows none.
	 */
	static LinkFields planned(LedgerRow row, ShortLink link) {
		LinkFields fields = row.change().after();
		return (link.uniqueId() != null) ? fields : fields.without(LinkField.UNIQUE_ID);
	}

	private static Outcome foreign(LedgerRow row, List<ShortLink> matches) {
		LinkField field = row.change().matchField();
		return Outcome.of(row, ChangeState.STALE, "Since it was planned, a link with this %s appeared: %s"
			.formatted((field != null) ? field.apiName() : "key", ids(matches)));
	}

}
