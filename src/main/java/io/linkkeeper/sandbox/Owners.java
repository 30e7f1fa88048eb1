package io.linkkeeper.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/** How users come to be, and what that means for links. */
final class Owners {

	private Owners() {
	}

	/** Server behaviour: whoever is named as an owner is a user from then on. */
	static void meet(String userId, Store.Tables all, Instant now) throws SQLException {
		SandboxUser known = all.users().get(userId);
		if (known == null || known.status() == SandboxUser.Status.DELETED) {
			add(SandboxUser.active(userId, now), all);
		}
	}

	/**
	 * Server behaviour: a deleted user with that id stays another one, whose links are
	 * not the new one's, but nobody's.
	 */
	static void add(SandboxUser user, Store.Tables all) throws SQLException {
		if (all.users().get(user.id()) != null) {
			all.links()
				.changeAll(LinkQuery.all().withUserIds(Set.of(user.id())).withStatuses(SandboxLink.Status.values()),
						(link) -> link.withUserId(null));
		}
		all.users().put(user);
	}

}
