package io.linkkeeper.cascade;

import java.util.Collection;
import java.util.List;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.User;

/**
 * Looks users up through the API.
 */
final class ApiUserDirectory implements UserDirectory {

	private final KalturaClient client;

	ApiUserDirectory(KalturaClient client) {
		this.client = client;
	}

	@Override
	public List<String> listed(Collection<String> ids) {
		return this.client.listUsers(ids).stream().map(User::id).toList();
	}

	@Override
	public boolean exists(String id) {
		return this.client.getUser(id).isPresent();
	}

}
