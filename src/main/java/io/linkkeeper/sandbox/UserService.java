package io.linkkeeper.sandbox;

import java.util.List;
import java.util.stream.Stream;

/** The service {@code user}. Thread-safe. */
final class UserService {

	private final List<Action> actions;

	UserService(SandboxOptions options, Store store) {
		int partnerId = options.account().partnerId();
		this.actions = Stream
			.of(new UserActions(store, partnerId).actions(),
					new UserList(store, options.behavior().dialect(), partnerId).actions())
			.flatMap(List::stream)
			.toList();
	}

	List<Action> actions() {
		return this.actions;
	}

}
