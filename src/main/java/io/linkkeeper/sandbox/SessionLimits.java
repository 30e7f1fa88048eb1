package io.linkkeeper.sandbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The limits that a session carries in its privileges. Thread-safe. */
final class SessionLimits {

	/** The sandbox listens nowhere else, so that every caller has this address. */
	private static final String CALLER = "127.0.0.1";

	private final Map<String, Long> used = new ConcurrentHashMap<>();

	/**
	 * Refuses a session beyond its limits; counts the call.
	 * @throws ApiException INVALID_KS
	 */
	void check(Ks session) {
		String address = session.privileges().get("iprestrict");
		if (address != null && !List.of(address.split("/")).contains(CALLER)) {
			throw Errors.invalidKs("EXCEEDED_RESTRICTED_IP");
		}
		String actions = session.privileges().get("actionslimit");
		if (actions != null && this.used.merge(session.fingerprint(), 1L, Long::sum) > LeadingNumber.of(actions)) {
			throw Errors.invalidKs("EXCEEDED_ACTIONS_LIMIT");
		}
	}

}
