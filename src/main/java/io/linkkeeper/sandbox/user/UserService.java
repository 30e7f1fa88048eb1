package io.linkkeeper.sandbox.user;

import java.util.List;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.session.Action;
import io.linkkeeper.sandbox.store.Store;

/** The service {@code user}. Thread-safe. */
public final class UserService {

	private final List<Action> actions;

	public UserService(SandboxOptions options, Store store) {
		int partnerId = options.account().partnerId();
		this.actions = Stream
			.of(new UserActions(store, partnerId).actions(),
					new UserList(store, options.behavior().dialect(), partnerId).actions())
			.flatMap(List::stream)
			.toList();
	}

	public List<Action> actions() {
		return this.actions;
	}

}
