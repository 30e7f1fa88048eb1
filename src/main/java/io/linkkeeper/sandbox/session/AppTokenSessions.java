package io.linkkeeper.sandbox.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.sandbox.AppToken;
import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.request.LeadingNumber;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.store.Store;
import org.jspecify.annotations.Nullable;

/** The action startSession of the service {@code appToken}. */
final class AppTokenSessions {

	private final Store store;

	private final Sessions sessions;

	AppTokenSessions(Store store, Sessions sessions) {
		this.store = store;
		this.sessions = sessions;
	}

	List<Action> actions() {
		return List.of(new Action(AppTokenActions.SERVICE, "startSession", Action.Callers.SESSIONS,
				List.of("id", "tokenHash"), this::start));
	}

	/**
	 * Starts a session. The hash covers session and token; the token's terms override the
	 * parameters.
	 */
	private Answer start(Call call) {
		Parameters parameters = call.parameters();
		String id = call.required("id");
		AppToken token = this.store.read((all) -> AppTokenActions.existing(id, all));
		if (!token.hash(parameters.text("ks", "")).equals(call.required("tokenHash"))) {
			throw SessionErrors.invalidAppTokenHash();
		}
		String userId = token.terms().userId();
		String ks = this.sessions.start((userId != null) ? userId : parameters.text("userId", ""),
				type(token.terms().type(), parameters), call.now(), seconds(token, parameters, call.now()),
				privileges(token, parameters));
		Ks session = this.sessions.parse(ks, call.now());
		if (session == null) {
			throw new IllegalStateException("A session that was just made cannot be read");
		}
		return new Answer.Value(SessionView.of(session, ks));
	}

	private static int type(@Nullable Integer fixed, Parameters parameters) {
		return (fixed != null) ? fixed : (int) LeadingNumber.of(parameters.text("type", "0"));
	}

	private static long seconds(AppToken token, Parameters parameters, Instant now) {
		Instant expiry = token.terms().expiry();
		long longest = token.terms().duration();
		if (expiry != null) {
			longest = Math.min(longest, Duration.between(now, expiry).toSeconds());
		}
		if (longest < 0) {
			throw SessionErrors.appTokenExpired(token.id());
		}
		String asked = parameters.text("expiry");
		return (asked != null) ? Math.min(longest, LeadingNumber.of(asked)) : longest;
	}

	private static String privileges(AppToken token, Parameters parameters) {
		String own = token.terms().privileges();
		return parameters.text("sessionPrivileges", "") + "," + ((own != null) ? own : "") + ",sessionid:" + token.id()
				+ ",apptoken:" + token.id();
	}

}
