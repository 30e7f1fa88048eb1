package io.linkkeeper.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;

/**
 * The ranges of createdAt in which no server has added a link: before the service
 * existed, and ahead of the server's time. Links that were imported into its database or
 * stored with a wrong clock have such dates.
 *
 * @param ahead the first second ahead of the server's time
 */
public record UnrealDates(Instant ahead) {

	/**
	 * 2005-01-01, before the first short link. The API interprets much smaller values as
	 * relative to now (server behaviour).
	 */
	static final Instant FIRST_REAL = Instant.ofEpochSecond(1_104_537_600);

	/** How far the clocks of a server's machines can differ. */
	private static final Duration SKEW = Duration.ofMinutes(5);

	/**
	 * Returns the ranges by the server's current time.
	 * @param client the connection to the account
	 * @param until a time up to which dates are real
	 * @return the ranges
	 */
	static UnrealDates of(KalturaClient client, Instant until) {
		Instant now = client.serverTime();
		return new UnrealDates((now.isAfter(until) ? now : until).plus(SKEW));
	}

	/**
	 * Counts the links of an account with unreal dates.
	 * @param client the connection to the account
	 * @return the number of links
	 */
	public static long count(KalturaClient client) {
		return of(client, Instant.EPOCH).count(client, LinkFilter.any());
	}

	long count(KalturaClient client, LinkFilter selection) {
		return within(selection).stream().mapToLong(client::count).sum();
	}

	List<LinkFilter> within(LinkFilter selection) {
		return List.of(selection.createdAtLessThanOrEqual(FIRST_REAL.minusSeconds(1)),
				selection.createdAtGreaterThanOrEqual(this.ahead));
	}

}
