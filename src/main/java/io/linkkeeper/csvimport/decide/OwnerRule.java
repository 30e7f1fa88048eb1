package io.linkkeeper.csvimport.decide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.linkkeeper.csvimport.decide.DesiredLink.Action;
import io.linkkeeper.csvimport.row.RowRejectedException;
import io.linkkeeper.definition.rule.ImportSettings.UnknownOwner;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;

/**
 * Looks up the owners that rows set: a change uses the server's spelling, and relies on
 * the owner, because the server creates one that does not exist. Not thread-safe.
 */
final class OwnerRule {

	private final ExistingLinks account;

	private final UnknownOwner onUnknown;

	private final UnaryOperator<String> firstSpelling;

	OwnerRule(ExistingLinks account, UnknownOwner onUnknown, UnaryOperator<String> firstSpelling) {
		this.account = account;
		this.onUnknown = onUnknown;
		this.firstSpelling = firstSpelling;
	}

	/**
	 * Looks up the owners that rows set.
	 * @param desiredLinks the desired states of the rows
	 * @param found the links of the rows
	 * @return the server's spelling of those that exist
	 */
	Map<String, String> lookUp(List<DesiredLink> desiredLinks, FoundLinks found) {
		Set<String> owners = desiredLinks.stream()
			.filter((desired) -> desired.action() != Action.DELETE
					&& desired.fields().values().containsKey(LinkField.USER_ID))
			.filter((desired) -> mayChangeOwner(desired, found.of(desired)))
			.map((desired) -> Objects.requireNonNull(desired.fields().values().get(LinkField.USER_ID)))
			.collect(Collectors.toSet());
		if (owners.isEmpty()) {
			return Map.of();
		}
		Map<String, String> known = new HashMap<>(this.account.owners(owners));
		if (this.onUnknown == UnknownOwner.CREATE) {
			// the server creates one user for all spellings and returns the first one
			owners.forEach((owner) -> known.computeIfAbsent(owner, this.firstSpelling));
		}
		return known;
	}

	private static boolean mayChangeOwner(DesiredLink desired, List<ShortLink> links) {
		return links.isEmpty() || links.stream().anyMatch((link) -> desired.differsFrom(link, LinkField.USER_ID));
	}

	/** Replaces the owner by the server's spelling, which the read-back would return. */
	static DesiredLink spelled(DesiredLink desired, Map<String, String> owners) {
		String owner = desired.fields().values().get(LinkField.USER_ID);
		String spelled = (owner != null) ? owners.get(owner) : null;
		return (spelled != null) ? desired.ownedBy(spelled) : desired;
	}

	/**
	 * Adds the owner as a precondition.
	 * @throws RowRejectedException when the owner does not exist and must not be created
	 */
	LinkChange requiring(LinkChange change, DesiredLink desired, Map<String, String> owners) {
		String owner = change.after().values().get(LinkField.USER_ID);
		if (owner == null || this.onUnknown == UnknownOwner.CREATE) {
			return change;
		}
		if (!owners.containsKey(desired.fields().values().get(LinkField.USER_ID))) {
			throw new RowRejectedException(
					"the account has no user '%s', and the server would create it;".formatted(owner)
							+ " correct userId, or allow it by rule.onUnknownOwner: create");
		}
		return change.requiring(new Precondition.User(owner));
	}

}
