package io.linkkeeper.kaltura.session;

import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.linkkeeper.kaltura.error.KalturaInterruptedException;
import io.linkkeeper.kaltura.http.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * Holds the session that all threads share. Whoever first needs another one opens it; the
 * rest wait for that one. Thread-safe.
 */
public final class SharedSession {

	private final SessionSource source;

	private final Clock clock;

	private final Redactor redactor;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable Session session;

	private @Nullable Session previous;

	public SharedSession(SessionSource source, Clock clock, Redactor redactor) {
		this.source = source;
		this.clock = clock;
		this.redactor = redactor;
	}

	/**
	 * The KS to send. Opens a session when there is none, or when the one there is will
	 * soon expire.
	 */
	public String ks() {
		return usable((session) -> this.clock.instant().isBefore(session.renewAt()));
	}

	/**
	 * Another KS in place of one that the server refused.
	 */
	public String renew(String refused) {
		return usable((session) -> !session.ks().equals(refused));
	}

	private String usable(Predicate<Session> test) {
		Session current = this.session;
		if (current != null && test.test(current)) {
			return current.ks();
		}
		awaitTurn();
		try {
			Session found = this.session;
			return (found != null && test.test(found)) ? found.ks() : open(found).ks();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void awaitTurn() {
		try {
			this.lock.lockInterruptibly();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new KalturaInterruptedException("Interrupted while another thread opened a session", false);
		}
	}

	private Session open(@Nullable Session last) {
		Session opened = (last != null) ? this.source.renew() : this.source.start();
		this.redactor.learn(opened.ks());
		// answers to the last session may still be on their way, to those before it not
		if (this.previous != null) {
			this.redactor.forget(this.previous.ks());
		}
		this.previous = last;
		this.session = opened;
		return opened;
	}

}
