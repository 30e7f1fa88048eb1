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
 * Owners who leave because a file says so. They are compared as the server compares
 * users: it would find the same ones when they are deleted.
 */
final class LeavingOwners implements DepartureSource {

	private final String file;

	/** By the form in which the server compares them. */
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
		return Subject.isOwned(link) ? "owner %s is not in %s".formatted(link.userId(), this.file) : "has no owner";
	}

	/** The file said so, and the owner was just found to be the same. */
	@Override
	public List<LinkChange> stillPlanned(List<LinkChange> deletes) {
		return deletes;
	}

}
