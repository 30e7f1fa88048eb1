package io.linkkeeper.cascade;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.User;

/**
 * Looks successors up once each. The server takes several spellings of an id as one user,
 * and returns the stored one. Thread-safe.
 */
final class Successors implements UnaryOperator<String> {

	private final KalturaClient client;

	private final Map<String, String> spellings = new ConcurrentHashMap<>();

	Successors(KalturaClient client) {
		this.client = client;
	}

	/**
	 * Verifies that users exist.
	 * @param successors the ids of the users
	 * @throws CascadeException when one does not exist
	 */
	void require(Collection<String> successors) {
		successors.forEach(this::apply);
	}

	/**
	 * Returns the id of a user as the server spells it.
	 * @param successor the id in any spelling
	 * @return the id
	 * @throws CascadeException when the user does not exist
	 */
	@Override
	public String apply(String successor) {
		String known = this.spellings.get(successor);
		if (known != null) {
			return known;
		}
		String spelling = this.client.getUser(successor)
			.map(User::id)
			.orElseThrow(() -> new CascadeException(
					"The successor %s does not exist, and the server would make ".formatted(successor)
							+ "such a user; correct the name, or add the user first"));
		this.spellings.put(successor, spelling);
		return spelling;
	}

}
