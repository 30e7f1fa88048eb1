package io.linkkeeper.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.kaltura.FilterValues;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.ShortLink;

/**
 * Finds the entries of a protection that protect no link of the account, which are
 * probably misspelled. The built-in entries are left out. For one thread.
 */
public final class ProtectionUse {

	/** Entries that no link has matched so far. */
	private final List<Protection> open;

	private final List<Protection> unmatched = new ArrayList<>();

	/**
	 * Creates the search for a protection.
	 * @param protection the protection
	 */
	public ProtectionUse(Protection protection) {
		this.open = new ArrayList<>(protection.entries()
			.stream()
			.filter((entry) -> !Protection.BUILT_IN.containsAll(entry.systemName()) || entry.systemName().isEmpty())
			.toList());
	}

	/**
	 * Whether nothing is left to be matched.
	 * @return true when the protection has no entries besides the built-in ones, or each
	 * is decided
	 */
	public boolean isEmpty() {
		return this.open.isEmpty();
	}

	/**
	 * Counts the links of the entries that the API can find, with a request for each;
	 * patterns remain.
	 * @param client the connection to the account
	 */
	public void lookUp(KalturaClient client) {
		List<Protection> listable = this.open.stream().filter(ProtectionUse::isListable).toList();
		this.open.removeAll(listable);
		listable.stream().filter((entry) -> client.count(filter(entry)) == 0).forEach(this.unmatched::add);
	}

	private static boolean isListable(Protection entry) {
		return !entry.hasPatterns() && values(entry).allMatch(FilterValues::isListable);
	}

	private static Stream<String> values(Protection entry) {
		return Stream.of(entry.systemName(), entry.userId(), entry.id()).flatMap(List::stream);
	}

	private static LinkFilter filter(Protection entry) {
		if (!entry.systemName().isEmpty()) {
			return LinkFilter.any().systemNameIn(entry.systemName());
		}
		return entry.id().isEmpty() ? LinkFilter.any().userIdEqual(entry.userId().get(0))
				: LinkFilter.any().idIn(entry.id());
	}

	/**
	 * Notes a link of the account.
	 * @param link the link
	 */
	public void note(ShortLink link) {
		this.open.removeIf((entry) -> entry.protects(link));
	}

	/**
	 * Notes that all links of the account have been noted.
	 */
	public void notedAll() {
		this.unmatched.addAll(this.open);
		this.open.clear();
	}

	/**
	 * Reads the links of the account until every remaining entry has matched.
	 * @param client the connection to the account
	 * @param until the newest creation to read
	 */
	public void readAll(KalturaClient client, Instant until) {
		LinkWindowReader reader = new LinkWindowReader(client, List.of(LinkFilter.any()), until);
		SubjectReader.Batch<ShortLink> batch = this.open.isEmpty() ? null : reader.read(null);
		while (batch != null && !this.open.isEmpty()) {
			batch.subjects().forEach(this::note);
			batch = reader.read(batch.position());
		}
		notedAll();
	}

	/**
	 * Returns what protects no link, as far as it is known.
	 * @return the entries with their keys, such as
	 * {@code select.protect.systemName VIP-*}
	 */
	public List<String> unmatched() {
		return this.unmatched.stream().map(Protection::toString).sorted().toList();
	}

}
