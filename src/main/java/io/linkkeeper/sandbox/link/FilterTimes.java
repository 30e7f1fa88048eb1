package io.linkkeeper.sandbox.link;

import java.time.Instant;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.request.LeadingNumber;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.store.LinkQuery;

/** Reads the bounds of a filter's times. */
final class FilterTimes {

	/** Ten years of 365 days: the server takes smaller values as relative to now. */
	private static final long RELATIVE = 315_360_000;

	private final Parameters filter;

	private final Instant now;

	private final boolean smallIsRelative;

	FilterTimes(Parameters filter, Instant now, Dialect dialect) {
		this.filter = filter;
		this.now = now;
		this.smallIsRelative = dialect.has(Dialect.Difference.SMALL_TIMES_ARE_RELATIVE);
	}

	LinkQuery.Times all() {
		return new LinkQuery.Times(times("createdAt"), times("updatedAt"), numbers("expiresAt"));
	}

	/** Bounds of createdAt or updatedAt. */
	private LinkQuery.Bounds times(String name) {
		return new LinkQuery.Bounds(time(name + "GreaterThanOrEqual", Long.MIN_VALUE),
				time(name + "LessThanOrEqual", Long.MAX_VALUE));
	}

	/** Bounds of a plain number such as expiresAt, which is never relative. */
	private LinkQuery.Bounds numbers(String name) {
		return new LinkQuery.Bounds(number(name + "GreaterThanOrEqual", Long.MIN_VALUE),
				number(name + "LessThanOrEqual", Long.MAX_VALUE));
	}

	private long time(String name, long otherwise) {
		String text = this.filter.text(name);
		if (text == null || text.isEmpty()) {
			return (text != null) ? 0 : otherwise;
		}
		long seconds = LeadingNumber.of(text);
		boolean relative = this.smallIsRelative && Math.abs(seconds) <= RELATIVE && seconds != -1;
		return relative ? this.now.getEpochSecond() + seconds : seconds;
	}

	private long number(String name, long otherwise) {
		String text = this.filter.text(name);
		return (text != null) ? LeadingNumber.of(text) : otherwise;
	}

}
