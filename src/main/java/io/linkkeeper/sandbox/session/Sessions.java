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

/**
 * Tells usable sessions from others. Thread-safe.
 */
public final class Sessions {

	/**
	 * Older ones are forgotten: a fault that cut them short does so no more.
	 */
	private static final int MAX_SEEN = 20_000;

	/** Server behaviour: so long no session of a group that was ended is valid. */
	private static final Duration GROUP_ENDS_FOR = Duration.ofDays(1);

	private final KsCodec codec;

	private final Store store;

	private final Faults faults;

	/** When each session was first seen, and how often all had been expired by then. */
	private final Map<String, FirstSeen> seen = RecentMap.of(MAX_SEEN);

	private final SessionLimits limits = new SessionLimits();

	Sessions(KsCodec codec, Store store, Faults faults) {
		this.codec = codec;
		this.store = store;
		this.faults = faults;
	}

	/**
	 * Makes a session string.
	 * @return the string, which counts as seen
	 */
	String start(String userId, int type, Instant now, long seconds, String privileges) {
		String text = this.codec.encode(userId, type, now.plusSeconds(seconds).getEpochSecond(), privileges);
		parse(text, now);
		return text;
	}

	/**
	 * Reads a session string; whether it is still valid is asked later.
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
	 * Whether the caller is nobody in particular: without a usable string, or a widget.
	 */
	boolean isStranger(@Nullable String text) {
		Ks session = (text != null && !text.isEmpty()) ? this.codec.decode(text) : null;
		return session == null || session.isWidget();
	}

	/**
	 * Refuses a session that is over.
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
