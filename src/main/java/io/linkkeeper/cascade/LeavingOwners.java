package io.linkkeeper.cascade;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;

/**
 * Owners who leave because a file says so. They are compared exactly: users whose ids the
 * server thinks equal are left alone.
 */
final class LeavingOwners implements Owners {

	private final String file;

	private final Map<String, Leaver> leavers;

	LeavingOwners(String file, Map<String, Leaver> leavers) {
		this.file = file;
		this.leavers = leavers;
	}

	@Override
	public Optional<Departure> departureOf(ShortLink link) {
		return Optional.ofNullable(link.userId())
			.map(this.leavers::get)
			.map((leaver) -> new Departure(link,
					"owner %s leaves (%s line %d)".formatted(leaver.userId(), this.file, leaver.line()),
					leaver.successor()));
	}

	/** The file said so, and the owner was just found to be the same. */
	@Override
	public List<LinkChange> stillWanted(List<LinkChange> deletes) {
		return deletes;
	}

}
