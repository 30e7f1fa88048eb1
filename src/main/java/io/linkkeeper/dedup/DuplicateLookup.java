package io.linkkeeper.dedup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.execution.RuleContext;
import io.linkkeeper.execution.UndecidedException;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.LinkOrder;
import io.linkkeeper.kaltura.LinkPage;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.ShortLink;

/**
 * Finds the survivor of one link without a snapshot, by listing possible duplicates
 * through the API. The API filters by systemName and by owner only, so that a key without
 * either is not supported.
 */
final class DuplicateLookup {

	/** The maximum page size of the API. Larger groups are left to a run. */
	private static final int PAGE_SIZE = 500;

	private final RuleContext context;

	private final DuplicateKey key;

	private final Survivorship survivorship;

	/**
	 * Creates a look-up in one account.
	 * @param context the account and the definition that admits links
	 * @param key the fields that are equal among duplicates
	 * @param survivorship selects the survivor
	 */
	DuplicateLookup(RuleContext context, DuplicateKey key, Survivorship survivorship) {
		this.context = context;
		this.key = key;
		this.survivorship = survivorship;
	}

	/**
	 * Pairs a link with its survivor.
	 * @param link the link
	 * @return the candidate that a run would decide about, with the size of its group
	 * @throws UndecidedException when the API cannot list the group
	 */
	Candidate candidate(ShortLink link) {
		if (!this.key.isComplete(link)) {
			return new Candidate(link, null);
		}
		List<ShortLink> groupSize = groupSize(link);
		groupSize.sort(DuplicateGroups.order(this.key, this.survivorship));
		DuplicateGroups groups = new DuplicateGroups(groupSize.iterator(), this.key, this.context.definition()::admits);
		Candidate candidate = groups.next();
		while (!candidate.link().id().equals(link.id())) {
			candidate = groups.next();
		}
		return new Candidate(link, candidate.survivor(), groupSize.size());
	}

	/** Returns the link itself and all other links with its key. */
	private List<ShortLink> groupSize(ShortLink link) {
		LinkPage page = this.context.client().list(filter(link), LinkOrder.CREATED_AT_ASCENDING, PAGE_SIZE, 1);
		if (page.totalCount() > page.objects().size()) {
			throw undecided("%d links may be like it".formatted(page.totalCount()));
		}
		List<ShortLink> groupSize = new ArrayList<>(List.of(link));
		page.objects()
			.stream()
			.filter((other) -> !other.id().equals(link.id()) && this.key.isSharedBy(link, other))
			.forEach(groupSize::add);
		return groupSize;
	}

	private LinkFilter filter(ShortLink link) {
		if (this.key.fields().contains(LinkField.SYSTEM_NAME)) {
			return LinkFilter.any().systemNameEqual(Objects.requireNonNull(link.systemName()));
		}
		if (this.key.fields().contains(LinkField.USER_ID)) {
			return LinkFilter.any().userIdEqual(Objects.requireNonNull(link.userId()));
		}
		throw undecided("the API cannot list by " + this.key);
	}

	private UndecidedException undecided(String why) {
		return new UndecidedException(
				"Cannot be told: %s; `plan %s` tells for all links".formatted(why, this.context.definition().name()));
	}

}
