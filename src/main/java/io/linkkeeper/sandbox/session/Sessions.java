package io.linkkeeper.sandbox.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.store.Store;
import org.jspecify.annotations.Nullable;

/** Creates, reads, checks and ends sessions. Thread-safe. */
public final class Sessions {

	/** The sessions whose first use is remembered for faults. */
	private static final int MAX_SEEN = 20_000;

	/** Server behaviour: how long every session of an ended group is invalid. */
	private static final Duration GROUP_ENDS_FOR = Duration.ofDays(1);

	private final KsCodec codec;

	private final Store store;

	private final Faults faults;

	/** The first use of each session, by fingerprint. */
	private final Map<String, FirstSeen> seen = RecentMap.of(MAX_SEEN);

	private final SessionLimits limits = new SessionLimits();

	Sessions(KsCodec codec, Store store, Faults faults) {
		this.codec = codec;
		this.store = store;
		this.faults = faults;
	}

	/**
	 * Creates a session.
	 * @return its string
	 */
	String start(String userId, int type, Instant now, long seconds, String privileges) {
		String text = this.codec.encode(userId, type, now.plusSeconds(seconds).getEpochSecond(), privileges);
		parse(text, now);
		return text;
	}

	/**
	 * Reads a session string; {@link #check} decides whether the session is still valid.
	 * @param text what the caller sent, or {@code null}
	 * @param now the server's time
	 * @return the session, or {@code null} when the caller has none
	 * @throws ApiException INVALID_KS when the string is no session of this account
	 */
	@Nullable public Ks parse(@Nullable String text, Instant now) {
		if (text == null || text.isEmpty()) {
			return null;
		}
		Ks session = this.codec.decode(text);
		if (session == null) {
			throw SessionErrors.invalidKs(text);
		}
		this.seen.putIfAbsent(session.fingerprint(), new FirstSeen(now, this.faults.expiredSessions()));
		return session;
	}

	/**
	 * Whether the caller has no session of its own: no valid string, or a widget session.
	 */
	boolean isAnonymous(@Nullable String text) {
		Ks session = (text != null && !text.isEmpty()) ? this.codec.decode(text) : null;
		return session == null || session.isWidget();
	}

	/**
	 * Refuses a session that is no longer valid.
	 * @throws ApiException INVALID_KS or USER_BLOCKED
	 */
	public void check(Ks session, Instant now, String uri) {
		if (!now.isBefore(session.expiry()) || wasCutShort(session, now)) {
			throw SessionErrors.invalidKs("EXPIRED");
		}
		this.limits.check(session, uri);
		if (isEnded(session)) {
			throw SessionErrors.invalidKs("LOGOUT");
		}
		Optional<SandboxUser> user = this.store.user(session.userId());
		if (user.isPresent() && user.get().status() == SandboxUser.Status.BLOCKED) {
			throw SessionErrors.userBlocked();
		}
	}

	void end(Ks session, Instant now) {
		this.store.change((all) -> {
			all.endedSessions().add(session.fingerprint(), session.expiry(), now);
			String group = session.groupFingerprint();
			if (group != null) {
				all.endedSessions().add(group, later(session.expiry(), now.plus(GROUP_ENDS_FOR)), now);
			}
			return true;
		});
	}

	/** Whether the session was ended, or another of its group. */
	private boolean isEnded(Ks session) {
		String group = session.groupFingerprint();
		return this.store.read((all) -> all.endedSessions().contains(session.fingerprint())
				|| (group != null && all.endedSessions().contains(group)));
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private boolean wasCutShort(Ks session, Instant now) {
		FirstSeen first = this.seen.get(session.fingerprint());
		if (first == null) {
			return false;
		}
		Duration lifetime = this.faults.sessionLifetime();
		return first.expiredSessions() < this.faults.expiredSessions()
				|| (lifetime != null && !now.isBefore(first.at().plus(lifetime)));
	}

	private record FirstSeen(Instant at, long expiredSessions) {

	}

}
