package io.linkkeeper.dedup;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.linkkeeper.definition.DedupSettings;
import io.linkkeeper.definition.JobType;
import io.linkkeeper.execution.Explainer;
import io.linkkeeper.execution.Explanation;
import io.linkkeeper.execution.Inquiry;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.LinkOrder;
import io.linkkeeper.kaltura.LinkPage;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.ShortLink;

/**
 * Tells of which link a link is a duplicate, by listing those that may be like it. The
 * API lists by systemName and by owner; of a key without either nothing can be told.
 */
final class DedupExplainer implements Explainer {

	/** The most that the API lists at once. More links alike are left to a plan. */
	private static final int MOST = 500;

	@Override
	public JobType type() {
		return JobType.DEDUP;
	}

	@Override
	public Explanation explain(Inquiry inquiry) {
		DuplicateKey key = new DuplicateKey(settings(inquiry).key());
		ShortLink link = inquiry.link();
		if (!key.isComplete(link)) {
			return Explanation.none("has not all of %s, so it is nobody's duplicate".formatted(key));
		}
		Optional<LinkFilter> filter = filter(key, link);
		if (filter.isEmpty()) {
			return cannotTell(inquiry, "the API cannot list by " + key);
		}
		LinkPage page = inquiry.client().list(filter.get(), LinkOrder.CREATED_AT_ASCENDING, MOST, 1);
		if (page.totalCount() > page.objects().size()) {
			return cannotTell(inquiry, "%d links may be like it".formatted(page.totalCount()));
		}
		return explain(inquiry, key, alike(key, link, page.objects()));
	}

	private static Explanation cannotTell(Inquiry inquiry, String why) {
		return Explanation
			.none("Cannot be told: %s; `plan %s` tells for all links".formatted(why, inquiry.definition().name()));
	}

	private static Optional<LinkFilter> filter(DuplicateKey key, ShortLink link) {
		if (key.fields().contains(LinkField.SYSTEM_NAME)) {
			return Optional.of(LinkFilter.any().systemNameEqual(Objects.requireNonNull(link.systemName())));
		}
		return key.fields().contains(LinkField.USER_ID)
				? Optional.of(LinkFilter.any().userIdEqual(Objects.requireNonNull(link.userId()))) : Optional.empty();
	}

	/** The link as it was asked about, and all others with its key. */
	private static List<ShortLink> alike(DuplicateKey key, ShortLink link, List<ShortLink> listed) {
		List<ShortLink> alike = new ArrayList<>(List.of(link));
		listed.stream()
			.filter((other) -> !other.id().equals(link.id()) && key.isSharedBy(link, other))
			.forEach(alike::add);
		return alike;
	}

	private static Explanation explain(Inquiry inquiry, DuplicateKey key, List<ShortLink> alike) {
		Survivorship survivorship = new Survivorship(settings(inquiry).keep(), inquiry.asOf());
		alike.sort(Groups.order(key, survivorship));
		Candidate candidate = candidate(inquiry, new Groups(alike.iterator(), key, inquiry.definition()::admits));
		ShortLink survivor = candidate.survivor();
		if (survivor == null) {
			return Explanation.none((alike.size() > 1)
					? "is the one that stays of %d links with the same %s".formatted(alike.size(), key)
					: "no other link has the same " + key);
		}
		LinkChange change = new DedupRule(settings(inquiry), survivorship).process(candidate);
		return (change != null) ? Explanation.of(change)
				: Explanation.none("has the same %s as link %s and would go, but ".formatted(key, survivor.id())
						+ (survivorship.mayResolve(survivor) ? "is disabled already" : "neither of them resolves"));
	}

	private static Candidate candidate(Inquiry inquiry, Iterator<Candidate> groups) {
		Candidate candidate = groups.next();
		while (!candidate.link().id().equals(inquiry.link().id())) {
			candidate = groups.next();
		}
		return candidate;
	}

	private static DedupSettings settings(Inquiry inquiry) {
		return (DedupSettings) inquiry.definition().settings();
	}

}
