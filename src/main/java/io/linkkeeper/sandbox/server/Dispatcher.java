package io.linkkeeper.sandbox.server;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.linkkeeper.sandbox.SandboxException;
import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.answer.ApiError;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.fault.ReceivedRequest;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.session.Action;
import io.linkkeeper.sandbox.session.Call;
import io.linkkeeper.sandbox.session.Ks;
import io.linkkeeper.sandbox.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the action of a call, checks the caller in the server's order, and carries it
 * out. Thread-safe.
 */
final class Dispatcher {

	private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

	private final Map<String, Action> actions = new LinkedHashMap<>();

	private final Sessions sessions;

	private final Permissions permissions;

	private final Faults faults;

	private final RequestLog log;

	Dispatcher(Collection<Action> actions, Sessions sessions, Permissions permissions, Faults faults, RequestLog log) {
		actions.forEach((action) -> this.actions.put(action.key(), action));
		this.sessions = sessions;
		this.permissions = permissions;
		this.faults = faults;
		this.log = log;
	}

	/**
	 * Carries out one call.
	 * @param parameters what was sent
	 * @param arrival when and where it came in
	 * @return the answer; errors of the API are answers as well
	 */
	Answer dispatch(Parameters parameters, Arrival arrival) {
		try {
			return bounded(run(action(parameters), parameters, arrival));
		}
		catch (ApiException ex) {
			return new Answer.Value(ex.error());
		}
		catch (SandboxException ex) {
			LOG.warn("{}.{}: {}", parameters.text("service"), parameters.text("action"), ex.getMessage());
			return new Answer.Value(ApiError.database());
		}
	}

	/** The name of the requested action for the log, without any text of the caller's. */
	String nameOf(Parameters parameters) {
		Action action = this.actions
			.get(Action.key(lower(parameters.text("service")), lower(parameters.text("action"))));
		return (action != null) ? action.key() : "an unknown action";
	}

	private Answer run(Action action, Parameters parameters, Arrival arrival) {
		Instant now = arrival.at();
		ReceivedRequest request = new ReceivedRequest(action.service(), action.name(),
				this.faults.hasHooks() ? parameters.flat() : Map.of(), this.log.countReceived(action.key()));
		this.faults.runBefore(request);
		Ks session = this.sessions.parse(parameters.text("ks"), now);
		if (this.faults.blocks(action.key(), isLimited(action, parameters), now)) {
			throw CallErrors.actionBlocked(action.service(), action.name());
		}
		checkRequired(action, parameters);
		action.arguments().accept(parameters);
		if (session != null) {
			this.sessions.check(session, now, arrival.uri());
		}
		this.permissions.check(action, session, parameters);
		Answer answer = action.body().apply(new Call(parameters, session, now));
		this.log.countEffective(action.key());
		this.faults.runAfter(request);
		return (answer instanceof Answer.Value value) ? value.trimmedFor(parameters) : answer;
	}

	private Action action(Parameters parameters) {
		String service = lower(parameters.text("service"));
		String name = lower(parameters.text("action"));
		if (service.isEmpty()) {
			throw CallErrors.serviceNotSpecified();
		}
		Action action = this.actions.get(Action.key(service, name));
		if (action != null) {
			return action;
		}
		boolean known = this.actions.values().stream().anyMatch((other) -> other.service().equals(service));
		throw known ? CallErrors.noSuchAction(service, name) : CallErrors.noSuchService(service);
	}

	/**
	 * Server behaviour: session.start is exempt from the rate limit unless it bypasses
	 * the cache.
	 */
	private static boolean isLimited(Action action, Parameters parameters) {
		return !action.key().equals("session.start") || parameters.has("nocache");
	}

	/** Bounds lists other than of links. */
	private static Answer bounded(Answer answer) {
		if (answer instanceof Answer.Value value && value.size() > Answer.MAX_SIZE) {
			throw new SandboxException("More than " + Answer.MAX_SIZE + " bytes do not fit into one answer");
		}
		return answer;
	}

	private static void checkRequired(Action action, Parameters parameters) {
		for (String name : action.required()) {
			if (parameters.text(name) == null && parameters.group(name) == null) {
				throw ApiException.missingParameter(name);
			}
		}
	}

	private static String lower(@Nullable String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT) : "";
	}

}
