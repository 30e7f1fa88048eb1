package io.linkkeeper.cascade;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;

/**
 * Finds owners that the file of leavers lists. Users are compared as the server compares
 * them, so that the result contains the links that the server deletes together with the
 * user.
 */
final class LeavingOwners implements DepartureSource {

	private final String file;

	/** By collation key. */
	private final Map<String, Leaver> leavers;

	LeavingOwners(String file, Collection<Leaver> leavers) {
		this.file = file;
		this.leavers = leavers.stream().collect(Collectors.toMap(Leaver::key, Function.identity()));
	}

	@Override
	public Optional<Departure> departureOf(ShortLink link) {
		return Optional.ofNullable(link.userId())
			.map(Collation::key)
			.map(this.leavers::get)
			.map((leaver) -> new Departure(link,
					"owner %s leaves (%s line %d)".formatted(link.userId(), this.file, leaver.line()),
					leaver.successor()));
	}

	@Override
	public String reasonToKeep(ShortLink link) {
		return Subject.isOwned(link) ? "owner %s is not in %s".formatted(link.userId(), this.file)
				: Subject.ownerless(link);
	}

	/**
	 * Keeps all deletes: the copy of the file is fixed, and the owner was re-checked
	 * before.
	 */
	@Override
	public List<LinkChange> stillPlanned(List<LinkChange> deletes) {
		return deletes;
	}

}
