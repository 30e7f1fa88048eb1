package io.linkkeeper.apply;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.ledger.RepeatedAdds;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * Prevents duplicate adds. No link matched when the add was planned, so a matching link
 * was either created by this add, when it has the planned uniqueId, or by another client.
 * On a server that does not support uniqueIds, a match counts as created by this add when
 * all its fields are as planned. Pure.
 */
final class AddCheck {

	/** Which of several links that an add made is that of its row. */
	private static final Comparator<ShortLink> OLDEST = Comparator.comparing(ShortLink::createdAt)
		.thenComparing(ShortLink::id);

	private AddCheck() {
	}

	/**
	 * Re-checks an add before sending.
	 * @param row the add
	 * @param now the current links
	 * @return its outcome, or {@code null} when it may be sent
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
	 * Reads back an add with unknown outcome.
	 * @param row the add
	 * @param now the current links
	 * @param settled whether the settle time has passed
	 * @return its outcome; UNKNOWN before the settle time has passed
	 */
	static Outcome readBack(LedgerRow row, CurrentLinks now, boolean settled) {
		List<ShortLink> matches = now.matching(row);
		if (!matches.isEmpty()) {
			return found(row, matches);
		}
		return settled ? Outcome.of(row, ChangeState.PLANNED, null)
				: Outcome.of(row, ChangeState.UNKNOWN, "Not there yet; the server may still be at work");
	}

	private static Outcome found(LedgerRow row, List<ShortLink> matches) {
		List<ShortLink> created = matches.stream().filter((match) -> isCreatedBy(row, match)).toList();
		if (created.isEmpty()) {
			return foreign(row, matches);
		}
		Outcome outcome = AnswerCheck.accepted(row, Collections.min(created, OLDEST));
		return (created.size() == 1) ? outcome
				: outcome.withNote(RepeatedAdds.DOUBLE + "it seems to have been made more than once: " + ids(created));
	}

	private static String ids(List<ShortLink> links) {
		return links.stream().limit(3).map(ShortLink::id).collect(Collectors.joining(", "));
	}

	/**
	 * Whether a link was created by an add.
	 * @param row the add
	 * @param match a link that its match field finds
	 * @return true when the link has the planned uniqueId; on a server without uniqueIds,
	 * all planned fields
	 */
	static boolean isCreatedBy(LedgerRow row, ShortLink match) {
		String uniqueId = row.change().after().values().get(LinkField.UNIQUE_ID);
		return (match.uniqueId() != null) ? sameKey(match.uniqueId(), uniqueId) : isAsPlanned(row, match);
	}

	private static boolean sameKey(String shown, @Nullable String planned) {
		return planned != null && Collation.key(shown).equals(Collation.key(planned));
	}

	private static boolean isAsPlanned(LedgerRow row, ShortLink match) {
		return planned(row, match).areSetOn(match);
	}

	/**
	 * Returns the fields of an add to compare with its link: without uniqueId on a server
	 * that does not support it.
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
