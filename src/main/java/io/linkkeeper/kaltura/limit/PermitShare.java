package io.linkkeeper.kaltura.limit;

import java.time.Duration;

/**
 * The share of an account's permits that a process has leased. Called by one thread at a
 * time.
 */
public interface PermitShare extends AutoCloseable {

	/**
	 * Renews the lease and returns the share, which depends on how many processes use the
	 * account.
	 * @param inUse how many permits this process needs until requests in flight have
	 * ended
	 * @return the number of permits that this process may use, at least those in use if
	 * it had them
	 */
	int renew(int inUse);

	/**
	 * Returns for how long a share is valid without another renewal.
	 * @return the time
	 */
	Duration validity();

	/**
	 * Gives the share back, when no request is in flight.
	 */
	@Override
	void close();

}
