package io.linkkeeper.sandbox.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.linkkeeper.sandbox.UserRole;
import io.linkkeeper.sandbox.request.LeadingNumber;
import org.jspecify.annotations.Nullable;

/**
 * A Kaltura session, as encoded in its string.
 *
 * @param partnerId the account
 * @param userId the user, or empty
 * @param type 0 user, 2 admin
 * @param expiry the first second at which it is expired
 * @param privileges name to value; empty for privileges without a value
 * @param fingerprint the hexadecimal SHA-1 that names this session
 */
public record Ks(int partnerId, String userId, int type, Instant expiry, Map<String, String> privileges,
		String fingerprint) {

	/** The number of an admin session. */
	static final int ADMIN = 2;

	private static final int MAX_PRIVILEGES = 1000;

	public Ks {
		Objects.requireNonNull(userId, "userId");
		Objects.requireNonNull(expiry, "expiry");
		privileges = Map.copyOf(privileges);
		Objects.requireNonNull(fingerprint, "fingerprint");
	}

	public boolean isAdmin() {
		return this.type == ADMIN;
	}

	/** Whether it names a user; "0" is none. */
	public boolean hasUser() {
		return !this.userId.isEmpty() && !"0".equals(this.userId);
	}

	/**
	 * The fingerprint of the group of sessions that share the privilege sessionid.
	 * @return the fingerprint, or {@code null} without that privilege
	 */
	@Nullable String groupFingerprint() {
		String id = this.privileges.get("sessionid");
		return (id != null) ? groupFingerprint(id) : null;
	}

	static String groupFingerprint(String sessionId) {
		return Sha1.hex("sessionid:" + sessionId);
	}

	public boolean isWidget() {
		return this.privileges.containsKey("widget");
	}

	/** Whether it names a role, known or not. */
	public boolean hasOwnRole() {
		return this.privileges.containsKey("setrole");
	}

	/** The role that it names, or {@code null} for an unknown number. */
	@Nullable public UserRole ownRole() {
		return UserRole.ofId(LeadingNumber.of(this.privileges.getOrDefault("setrole", "")));
	}

	/**
	 * Splits the text form of privileges, for example {@code list:*,edit:1_abc}.
	 * @param text the privileges as session.start takes them
	 * @return name to value; the last of a repeated name counts
	 */
	static Map<String, String> parsePrivileges(String text) {
		Map<String, String> privileges = new LinkedHashMap<>();
		for (String item : text.split(",", MAX_PRIVILEGES)) {
			int colon = item.indexOf(':');
			String name = ((colon >= 0) ? item.substring(0, colon) : item).trim();
			String value = (colon >= 0) ? item.substring(colon + 1).trim() : "";
			if ("*".equals(name)) {
				privileges.put("all", "*");
			}
			else if (!name.isEmpty()) {
				privileges.put(name, value);
			}
		}
		return privileges;
	}

}
