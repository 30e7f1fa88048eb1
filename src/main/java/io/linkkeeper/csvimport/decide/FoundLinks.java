package io.linkkeeper.csvimport.decide;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.ShortLink;

/**
 * The links of the account that have the keys of a batch of rows. Immutable.
 *
 * @param match what identifies links
 * @param byKey the links by key
 */
record FoundLinks(Match match, Map<String, List<ShortLink>> byKey) {

	/**
	 * Looks up the links of rows.
	 * @param desiredLinks the desired states of the rows
	 * @param match what identifies links
	 * @param account the links of the account
	 * @return the links
	 */
	static FoundLinks of(List<DesiredLink> desiredLinks, Match match, ExistingLinks account) {
		return new FoundLinks(match, desiredLinks.isEmpty() ? Map.of() : account
			.linksOf(desiredLinks.stream().flatMap((desired) -> keys(desired, match)).collect(Collectors.toSet())));
	}

	/** A link may have the key with the blanks around it. */
	private static Stream<String> keys(DesiredLink desired, Match match) {
		String verbatim = (match == Match.ID) ? null : desired.values().verbatim().get(keyField(match));
		return (verbatim != null) ? Stream.of(verbatim, desired.key()) : Stream.of(desired.key());
	}

	/** Returns the field by which links are found that have no id yet. */
	static LinkField keyField(Match match) {
		return (match == Match.UNIQUE_ID) ? LinkField.UNIQUE_ID : LinkField.SYSTEM_NAME;
	}

	/** Returns the links that have the key of a row. */
	List<ShortLink> of(DesiredLink desired) {
		return keys(desired, this.match).map((key) -> this.byKey.getOrDefault(key, List.of()))
			.filter((found) -> !found.isEmpty())
			.findFirst()
			.orElse(List.of());
	}

}
