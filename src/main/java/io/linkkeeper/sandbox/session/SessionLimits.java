package io.linkkeeper.sandbox.session;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.request.LeadingNumber;

/** The limits that a session carries in its privileges. Thread-safe. */
final class SessionLimits {

	/** The address of every caller, since the sandbox listens on loopback only. */
	private static final String CALLER = "127.0.0.1";

	private static final int MAX_SESSIONS = 20_000;

	private final Map<String, Long> used = RecentMap.of(MAX_SESSIONS);

	/**
	 * Refuses a session beyond its limits; counts the call.
	 * @throws ApiException INVALID_KS
	 */
	void check(Ks session, String uri) {
		String address = session.privileges().get("iprestrict");
		if (address != null && !List.of(address.split("/")).contains(CALLER)) {
			throw SessionErrors.invalidKs("EXCEEDED_RESTRICTED_IP");
		}
		String uris = session.privileges().get("urirestrict");
		if (uris != null && Stream.of(uris.split("[|]")).noneMatch((allowed) -> isWithin(allowed, uri))) {
			throw SessionErrors.invalidKs("EXCEEDED_RESTRICTED_URI");
		}
		String actions = session.privileges().get("actionslimit");
		if (actions != null && this.used.merge(session.fingerprint(), 1L, Long::sum) > LeadingNumber.of(actions)) {
			throw SessionErrors.invalidKs("EXCEEDED_ACTIONS_LIMIT");
		}
	}

	/**
	 * Server behaviour: the whole URI, or its prefix before a final asterisk
	 * (kaltura/server, kSessionBase.class.php).
	 */
	private static boolean isWithin(String allowed, String uri) {
		return allowed.endsWith("*") ? uri.startsWith(allowed.substring(0, allowed.length() - 1)) : uri.equals(allowed);
	}

}
