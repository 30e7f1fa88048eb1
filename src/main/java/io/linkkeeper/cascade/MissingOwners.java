package io.linkkeeper.cascade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.linkkeeper.definition.rule.CascadeSettings;
import io.linkkeeper.kaltura.FilterValues;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * Owners whose users no longer exist. That a list of users leaves one out is a suspicion;
 * only the answer about that user alone confirms it. Where many look gone, the list is
 * wrong rather than the owners.
 */
final class MissingOwners implements DepartureSource {

	/** Percent of the owners. */
	private static final int MAX_MISSING_PERCENT = 20;

	/** So few may look gone in any account; each of them is asked for alone. */
	private static final int MIN_MISSING = 2;

	private final UserDirectory users;

	private final CascadeSettings settings;

	private final Supplier<Iterator<ShortLink>> byOwner;

	private @Nullable Set<String> gone;

	/**
	 * The owners of a run's links.
	 * @param users knows who exists
	 * @param settings what to do
	 * @param byOwner opens all links, those of an owner next to each other
	 */
	MissingOwners(UserDirectory users, CascadeSettings settings, Supplier<Iterator<ShortLink>> byOwner) {
		this.users = users;
		this.settings = settings;
		this.byOwner = byOwner;
	}

	@Override
	public Optional<Departure> departureOf(ShortLink link) {
		String owner = link.userId();
		if (owner == null || owner.isEmpty()) {
			return this.settings.withoutOwner() ? departure(link, "has no owner") : Optional.empty();
		}
		return gone().contains(owner) ? departure(link, "owner " + owner + " no longer exists") : Optional.empty();
	}

	@Override
	public String reasonToKeep(ShortLink link) {
		return Subject.isOwned(link) ? "owner %s exists".formatted(link.userId()) : "has no owner";
	}

	private Optional<Departure> departure(ShortLink link, String why) {
		return Optional.of(new Departure(link, why, this.settings.successor()));
	}

	private Set<String> gone() {
		if (this.gone == null) {
			this.gone = confirmed(suspects());
		}
		return this.gone;
	}

	private Set<String> confirmed(Collection<String> suspects) {
		return suspects.stream()
			.filter((owner) -> !this.users.exists(owner))
			.collect(Collectors.toCollection(HashSet::new));
	}

	private List<String> suspects() {
		Tally tally = new Tally();
		Set<String> some = new HashSet<>();
		String last = "";
		for (Iterator<ShortLink> links = this.byOwner.get(); links.hasNext();) {
			String owner = links.next().userId();
			if (owner != null && !owner.isEmpty() && !owner.equals(last)) {
				last = owner;
				some.add(owner);
			}
			if (some.size() == FilterValues.MOST || (!links.hasNext() && !some.isEmpty())) {
				ask(some, tally);
				some.clear();
			}
		}
		return tally.suspects();
	}

	private void ask(Set<String> owners, Tally tally) {
		List<String> listable = owners.stream().filter(FilterValues::isListable).toList();
		Set<String> listed = listable.isEmpty() ? Set.of()
				: this.users.listed(listable).stream().map(Collation::key).collect(Collectors.toSet());
		for (String owner : owners) {
			tally.count(owner, listed.contains(Collation.key(owner)), FilterValues.isListable(owner));
		}
	}

	/**
	 * Deletes of links whose owner is still gone, or who still have none.
	 */
	@Override
	public List<LinkChange> stillPlanned(List<LinkChange> deletes) {
		Map<String, Boolean> exists = new HashMap<>();
		return deletes.stream().filter((delete) -> {
			String owner = delete.link().userId();
			return owner == null || owner.isEmpty() || !exists.computeIfAbsent(owner, this.users::exists);
		}).toList();
	}

	/**
	 * Who was found and who was not.
	 */
	private static final class Tally {

		private final List<String> unlisted = new ArrayList<>();

		private final List<String> unasked = new ArrayList<>();

		private long owners;

		void count(String owner, boolean isListed, boolean wasAsked) {
			this.owners++;
			if (!isListed) {
				(wasAsked ? this.unlisted : this.unasked).add(owner);
			}
			// no account has so many, and no more of them are ever kept
			if (this.unlisted.size() + this.unasked.size() > LeaversFile.MAX_LEAVERS) {
				throw tooMany();
			}
		}

		List<String> suspects() {
			if (this.unlisted.size() > MIN_MISSING && this.unlisted.size() * 100L > this.owners * MAX_MISSING_PERCENT) {
				throw tooMany();
			}
			this.unlisted.addAll(this.unasked);
			return this.unlisted;
		}

		private CascadeException tooMany() {
			return new CascadeException(("%d of %d owners are not among the users that the server lists, more than "
					+ "%d %%; nothing was planned. See whether users were lost, or name those who left in a file "
					+ "(rule.leavers)")
				.formatted(this.unlisted.size() + this.unasked.size(), this.owners, MAX_MISSING_PERCENT));
		}

	}

}
