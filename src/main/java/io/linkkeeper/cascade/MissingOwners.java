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
 * Finds owners that no longer exist as users. The server omits an owner that was deleted,
 * and returns an empty one for a link that was added without a user, which is not
 * missing. An owner that the list of users omits is confirmed by an individual request.
 * When too many owners are omitted, the list is assumed to be incomplete and the run
 * fails.
 */
final class MissingOwners implements DepartureSource {

	/** The largest plausible percentage of missing owners. */
	private static final int MAX_MISSING_PERCENT = 20;

	/** The percentage applies only to more missing owners than this. */
	private static final int MIN_MISSING = 2;

	private final UserDirectory users;

	private final CascadeSettings settings;

	private final Supplier<Iterator<ShortLink>> byOwner;

	private @Nullable Set<String> missing;

	/**
	 * Creates a source that looks owners up on first use.
	 * @param users looks users up
	 * @param settings the settings of the rule
	 * @param byOwner opens all links, grouped by owner
	 */
	MissingOwners(UserDirectory users, CascadeSettings settings, Supplier<Iterator<ShortLink>> byOwner) {
		this.users = users;
		this.settings = settings;
		this.byOwner = byOwner;
	}

	@Override
	public Optional<Departure> departureOf(ShortLink link) {
		String owner = link.userId();
		if (owner == null) {
			return this.settings.withoutOwner() ? departure(link, "has lost its owner") : Optional.empty();
		}
		return missing().contains(owner) ? departure(link, "owner " + owner + " no longer exists") : Optional.empty();
	}

	@Override
	public String reasonToKeep(ShortLink link) {
		return Subject.isOwned(link) ? "owner %s exists".formatted(link.userId()) : Subject.ownerless(link);
	}

	private Optional<Departure> departure(ShortLink link, String why) {
		return Optional.of(new Departure(link, why, this.settings.successor()));
	}

	private Set<String> missing() {
		if (this.missing == null) {
			this.missing = confirmed(suspects());
		}
		return this.missing;
	}

	private Set<String> confirmed(Collection<String> suspects) {
		return suspects.stream()
			.filter((owner) -> !this.users.exists(owner))
			.collect(Collectors.toCollection(HashSet::new));
	}

	private List<String> suspects() {
		Tally tally = new Tally();
		Set<String> batch = new HashSet<>();
		String last = "";
		for (Iterator<ShortLink> links = this.byOwner.get(); links.hasNext();) {
			String owner = links.next().userId();
			if (owner != null && !owner.isEmpty() && !owner.equals(last)) {
				last = owner;
				batch.add(owner);
			}
			if (batch.size() == FilterValues.MOST || (!links.hasNext() && !batch.isEmpty())) {
				lookUp(batch, tally);
				batch.clear();
			}
		}
		return tally.suspects();
	}

	private void lookUp(Set<String> owners, Tally tally) {
		List<String> listable = owners.stream().filter(FilterValues::isListable).toList();
		Set<String> listed = listable.isEmpty() ? Set.of()
				: this.users.listed(listable).stream().map(Collation::key).collect(Collectors.toSet());
		for (String owner : owners) {
			tally.count(owner, listed.contains(Collation.key(owner)), FilterValues.isListable(owner));
		}
	}

	/**
	 * Keeps deletes of links whose owner still does not exist.
	 */
	@Override
	public List<LinkChange> stillPlanned(List<LinkChange> deletes) {
		Map<String, Boolean> exists = new HashMap<>();
		return deletes.stream().filter((delete) -> {
			String owner = delete.link().userId();
			return owner == null || !exists.computeIfAbsent(owner, this.users::exists);
		}).toList();
	}

	/**
	 * Counts owners and collects those that the list of users omits.
	 */
	private static final class Tally {

		private final List<String> unlisted = new ArrayList<>();

		private final List<String> unlistable = new ArrayList<>();

		private long owners;

		void count(String owner, boolean isListed, boolean isListable) {
			this.owners++;
			if (!isListed) {
				(isListable ? this.unlisted : this.unlistable).add(owner);
			}
			// bounds memory
			if (this.unlisted.size() + this.unlistable.size() > LeaversFile.MAX_LEAVERS) {
				throw implausible();
			}
		}

		List<String> suspects() {
			if (this.unlisted.size() > MIN_MISSING && this.unlisted.size() * 100L > this.owners * MAX_MISSING_PERCENT) {
				throw implausible();
			}
			this.unlisted.addAll(this.unlistable);
			return this.unlisted;
		}

		private CascadeException implausible() {
			return new CascadeException(("%d of %d owners are not among the users that the server lists, more than "
					+ "%d %%; nothing was planned. See whether users were lost, or name those who left in a file "
					+ "(rule.leavers)")
				.formatted(this.unlisted.size() + this.unlistable.size(), this.owners, MAX_MISSING_PERCENT));
		}

	}

}
