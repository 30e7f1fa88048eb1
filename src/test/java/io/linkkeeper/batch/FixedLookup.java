package io.linkkeeper.batch;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.linkkeeper.link.ShortLink;

/**
 * Looks up among given links and users.
 */
record FixedLookup(List<ShortLink> links, Set<String> users) implements LinkLookup {

	FixedLookup(List<ShortLink> links) {
		this(links, Set.of());
	}

	@Override
	public List<ShortLink> byIds(Collection<String> ids) {
		return this.links.stream().filter((link) -> ids.contains(link.id())).toList();
	}

	@Override
	public List<ShortLink> bySystemName(Collection<String> systemNames) {
		return this.links.stream().filter((link) -> systemNames.contains(link.systemName())).toList();
	}

	@Override
	public List<ShortLink> byUniqueId(String uniqueId) {
		return this.links.stream().filter((link) -> uniqueId.equalsIgnoreCase(link.uniqueId())).toList();
	}

	@Override
	public boolean isUser(String id) {
		return this.users.contains(id);
	}

}
