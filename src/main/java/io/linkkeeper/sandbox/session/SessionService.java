package io.linkkeeper.sandbox.session;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.store.Store;

/** The services {@code session} and {@code appToken}. Thread-safe. */
public final class SessionService {

	private final Sessions sessions;

	private final List<Action> actions;

	public SessionService(SandboxOptions options, Store store, Faults faults) {
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

	public Sessions sessions() {
		return this.sessions;
	}

	public List<Action> actions() {
		return this.actions;
	}

}
