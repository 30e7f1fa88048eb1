package io.linkkeeper.sandbox.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.linkkeeper.sandbox.answer.ApiObject;
import org.jspecify.annotations.Nullable;

/** Converts sessions to objects of the API; numbers are texts, as on the server. */
final class SessionView {

	private SessionView() {
	}

	/**
	 * Converts a session.
	 * @param session the session
	 * @param ks its string, or {@code null} to omit it
	 * @return a KalturaSessionInfo
	 */
	static ApiObject of(Ks session, @Nullable String ks) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("ks", ks);
		fields.put("sessionType", Integer.toString(session.type()));
		fields.put("partnerId", Integer.toString(session.partnerId()));
		fields.put("userId", session.userId());
		fields.put("expiry", Long.toString(session.expiry().getEpochSecond()));
		fields.put("privileges", privileges(session));
		return new ApiObject("KalturaSessionInfo", fields);
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
