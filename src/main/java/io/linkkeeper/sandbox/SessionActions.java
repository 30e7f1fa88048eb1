package io.linkkeeper.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The service {@code session}. */
final class SessionActions {

	private static final String DAY_IN_SECONDS = "86400";

	private final Sessions sessions;

	private final int partnerId;

	private final String adminSecret;

	SessionActions(Sessions sessions, int partnerId, String adminSecret) {
		this.sessions = sessions;
		this.partnerId = partnerId;
		this.adminSecret = adminSecret;
	}

	List<Action> actions() {
		return List.of(new Action("session", "start", Action.Callers.ANYBODY, List.of("secret"), this::start),
				new Action("session", "get", Action.Callers.ADMINS, List.of(), this::get),
				new Action("session", "end", Action.Callers.ANYBODY, List.of(), this::end));
	}

	private Answer start(Call call) {
		Parameters parameters = call.parameters();
		String partner = parameters.text("partnerId", Integer.toString(this.partnerId));
		if (LeadingNumber.of(partner) != this.partnerId || !call.required("secret").equals(this.adminSecret)) {
			throw Errors.startSession(partner);
		}
		long expiry = LeadingNumber.of(parameters.text("expiry", DAY_IN_SECONDS));
		int type = (int) LeadingNumber.of(parameters.text("type", "0"));
		return new Answer.Value(this.sessions.start(parameters.text("userId", ""), type, call.now(), expiry,
				parameters.text("privileges", "")));
	}

	/** Its numbers are texts, as on the server. */
	private Answer get(Call call) {
		String other = call.parameters().text("session");
		Ks session = (other != null && !other.isEmpty()) ? this.sessions.parse(other, call.now()) : call.session();
		if (session == null) {
			throw Errors.missingKs();
		}
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("partnerId", Integer.toString(session.partnerId()));
		fields.put("userId", session.userId());
		fields.put("expiry", Long.toString(session.expiry().getEpochSecond()));
		fields.put("sessionType", Integer.toString(session.type()));
		fields.put("privileges", privileges(session));
		return new Answer.Value(new ApiObject("KalturaSessionInfo", fields));
	}

	private Answer end(Call call) {
		if (call.session() != null) {
			this.sessions.end(call.session());
		}
		return new Answer.Value(null);
	}

	private static String privileges(Ks session) {
		return session.privileges()
			.entrySet()
			.stream()
			.map((privilege) -> privilege.getValue().isEmpty() ? privilege.getKey()
					: privilege.getKey() + ":" + privilege.getValue())
			.sorted()
			.collect(Collectors.joining(","));
	}

}
