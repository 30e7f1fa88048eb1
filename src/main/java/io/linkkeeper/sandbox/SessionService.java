package io.linkkeeper.sandbox;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/** The services {@code session} and {@code appToken}. Thread-safe. */
final class SessionService {

	private final Sessions sessions;

	private final List<Action> actions;

	SessionService(SandboxOptions options, Store store, Faults faults) {
		SandboxOptions.Account account = options.account();
		this.sessions = new Sessions(new KsCodec(account.partnerId(), account.adminSecret()), store, faults);
		AppTokenActions appTokens = new AppTokenActions(store, options.behavior().dialect(), account.partnerId(),
				new SecureRandom());
		this.actions = Stream
			.of(new SessionActions(this.sessions, account).actions(), appTokens.actions(),
					new AppTokenSessions(store, this.sessions).actions())
			.flatMap(List::stream)
			.toList();
	}

	Sessions sessions() {
		return this.sessions;
	}

	List<Action> actions() {
		return this.actions;
	}

}
