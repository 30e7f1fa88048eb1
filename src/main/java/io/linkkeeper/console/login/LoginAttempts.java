package io.linkkeeper.console.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers failed attempts to sign in, by user and by address, and how long the next one
 * has to wait. Thread-safe.
 */
final class LoginAttempts {

	/** So many mistakes cost nothing. */
	static final int FREE = 4;

	static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	/** Older failures do not count. */
	private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

	private static final int MOST_REMEMBERED = 10_000;

	/** Characters of a user's name that are remembered. */
	private static final int LONGEST_NAME = 100;

	private final Clock clock;

	private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75F, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
			return size() > MOST_REMEMBERED;
		}
	};

	LoginAttempts(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Begins an attempt, which counts as failed until it has succeeded.
	 * @param user the user as typed
	 * @param address the address of the browser
	 * @return how long to wait before another one; zero when this one may go on
	 */
	synchronized Duration begin(String user, String address) {
		Instant now = this.clock.instant();
		Duration wait = max(left(byUser(user), now), left(byAddress(address), now));
		if (wait.isZero()) {
			add(byUser(user), now);
			add(byAddress(address), now);
		}
		return wait;
	}

	/**
	 * Forgets the failures of a user who has signed in.
	 */
	synchronized void succeeded(String user, String address) {
		this.failures.remove(byUser(user));
		this.failures.remove(byAddress(address));
	}

	private void add(String key, Instant now) {
		Failures before = this.failures.get(key);
		int count = (before == null || isForgotten(before, now)) ? 0 : before.count();
		this.failures.put(key, new Failures(count + 1, now));
	}

	private Duration left(String key, Instant now) {
		Failures before = this.failures.get(key);
		if (before == null || before.count() < FREE || isForgotten(before, now)) {
			return Duration.ZERO;
		}
		Duration left = Duration.between(now, before.last().plus(wait(before.count())));
		return left.isNegative() ? Duration.ZERO : left;
	}

	/** Doubles with each failure. */
	private static Duration wait(int count) {
		Duration wait = Duration.ofSeconds(1L << Math.min(count - FREE, 10));
		return (wait.compareTo(LONGEST_WAIT) < 0) ? wait : LONGEST_WAIT;
	}

	/** A time in the future was written while the clock was ahead. */
	private static boolean isForgotten(Failures failures, Instant now) {
		return now.isBefore(failures.last()) || failures.last().plus(FORGOTTEN_AFTER).isBefore(now);
	}

	private static Duration max(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private static String byUser(String user) {
		return "user " + user.substring(0, Math.min(LONGEST_NAME, user.length()));
	}

	private static String byAddress(String address) {
		return "address " + address;
	}

	private record Failures(int count, Instant last) {
	}

}
