package io.linkkeeper.kaltura.session;

import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.linkkeeper.kaltura.error.KalturaInterruptedException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.Api;
import io.linkkeeper.kaltura.waiting.Sleeper;
import org.jspecify.annotations.Nullable;

/**
 * Holds the session that all threads share. The first thread that needs another one
 * starts it while the others wait. Thread-safe.
 */
public final class SharedSession {

	private final SessionSource source;

	private final Clock clock;

	private final Api api;

	private final Sleeper sleeper;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable Session session;

	private @Nullable Session previous;

	SharedSession(SessionSource source, Api api, Clock clock, Sleeper sleeper) {
		this.source = source;
		this.sleeper = sleeper;
		this.clock = clock;
		this.api = api;
	}

	/**
	 * Creates the session of an account. It is started when first needed.
	 * @param account the account and its credentials, which are redacted from now on
	 * @param api starts sessions
	 * @param clock decides when to renew
	 * @param sleeper performs all waiting
	 * @return the session
	 */
	public static SharedSession of(Account account, Api api, Clock clock, Sleeper sleeper) {
		return new SharedSession(SessionSource.of(account, api, clock), api, clock, sleeper);
	}

	/**
	 * Returns the KS to send. Starts a session when there is none or it expires soon.
	 * @return the KS
	 */
	public String ks() {
		return usable((session) -> this.clock.instant().isBefore(session.renewAt()));
	}

	/**
	 * Replaces a KS that the server refused.
	 * @param refused the refused KS
	 * @return another KS
	 */
	public String renew(String refused) {
		return usable((session) -> !session.ks().equals(refused));
	}

	private String usable(Predicate<Session> test) {
		Session current = this.session;
		if (current != null && test.test(current)) {
			return current.ks();
		}
		awaitLock();
		try {
			Session found = this.session;
			return (found != null && test.test(found)) ? found.ks() : open(found).ks();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void awaitLock() {
		try {
			this.sleeper.acquire(this.lock);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new KalturaInterruptedException("Interrupted while another thread opened a session", false);
		}
	}

	private Session open(@Nullable Session last) {
		Session opened = (last != null) ? this.source.renew() : this.source.start();
		this.api.redact(opened.ks());
		// responses to the last session may still arrive, to earlier ones not
		if (this.previous != null) {
			this.api.stopRedacting(this.previous.ks());
		}
		this.previous = last;
		this.session = opened;
		return opened;
	}

}
