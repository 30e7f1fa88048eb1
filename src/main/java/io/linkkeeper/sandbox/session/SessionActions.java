package io.linkkeeper.sandbox.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.answer.ApiObject;
import io.linkkeeper.sandbox.request.LeadingNumber;
import io.linkkeeper.sandbox.request.Parameters;
import org.jspecify.annotations.Nullable;

/** The service {@code session}. */
final class SessionActions {

	private static final String SERVICE = "session";

	private static final String DAY_IN_SECONDS = "86400";

	private final Sessions sessions;

	private final int partnerId;

	private final String adminSecret;

	private final String userSecret;

	SessionActions(Sessions sessions, SandboxOptions.Account account) {
		this.sessions = sessions;
		this.partnerId = account.partnerId();
		this.adminSecret = account.adminSecret();
		this.userSecret = account.userSecret();
	}

	List<Action> actions() {
		return List.of(new Action(SERVICE, "start", Action.Callers.ANYBODY, List.of("secret"), this::start),
				new Action(SERVICE, "startWidgetSession", Action.Callers.ANYBODY, List.of("widgetId"),
						this::startWidget),
				new Action(SERVICE, "get", Action.Callers.ADMINS, List.of(), this::get),
				new Action(SERVICE, "end", Action.Callers.ANYBODY, List.of(), this::end));
	}

	private Answer start(Call call) {
		Parameters parameters = call.parameters();
		String partner = parameters.text("partnerId", Integer.toString(this.partnerId));
		if (LeadingNumber.of(partner) != this.partnerId) {
			throw SessionErrors.contentBlocked();
		}
		int type = (int) LeadingNumber.of(parameters.text("type", "0"));
		if (!opens(call.required("secret"), type)) {
			throw SessionErrors.startSession(partner);
		}
		String ks = this.sessions.start(parameters.text("userId", ""), type, call.now(), seconds(parameters),
				parameters.text("privileges", ""));
		if ("1".equals(parameters.text("nocache"))) {
			checkRole(ks, call.now());
		}
		return new Answer.Value(ks);
	}

	/** The user secret starts sessions of users only. */
	private boolean opens(String secret, int type) {
		return secret.equals(this.adminSecret) || (type == 0 && secret.equals(this.userSecret));
	}

	/**
	 * Server behaviour: the role is checked only by a start that bypasses the server's
	 * cache.
	 */
	private void checkRole(String ks, Instant now) {
		Ks session = this.sessions.parse(ks, now);
		if (session != null && session.hasOwnRole() && session.ownRole() == null) {
			throw SessionErrors.unknownRoleId();
		}
	}

	/** The account has one widget, named after it. */
	private Answer startWidget(Call call) {
		String widgetId = call.required("widgetId");
		if (!widgetId.equals("_" + this.partnerId)) {
			throw SessionErrors.invalidWidgetId(widgetId);
		}
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("partnerId", this.partnerId);
		fields.put("ks", this.sessions.start("0", 0, call.now(), seconds(call.parameters()), "view:*,widget:1"));
		fields.put("userId", 0);
		return new Answer.Value(new ApiObject("KalturaStartWidgetSessionResponse", fields));
	}

	private Answer get(Call call) {
		String other = call.parameters().text("session");
		Ks session = (other != null && !other.isEmpty()) ? this.sessions.parse(other, call.now()) : call.session();
		if (session == null) {
			throw ApiException.missingKs();
		}
		return new Answer.Value(SessionView.of(session, null));
	}

	private Answer end(Call call) {
		if (call.session() != null) {
			this.sessions.end(call.session(), call.now());
		}
		return new Answer.Value(null);
	}

	/** Server behaviour: 0 and below start an expired session. */
	private static long seconds(Parameters parameters) {
		return LeadingNumber.of(parameters.text("expiry", DAY_IN_SECONDS));
	}

}
