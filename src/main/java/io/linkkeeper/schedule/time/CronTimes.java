package io.linkkeeper.schedule.time;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Date;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * Computes the times of a Quartz cron expression in a zone. In the repeated hour when
 * clocks are set back, Quartz returns only the second occurrence of a time, and none when
 * asked during the first; here the result does not depend on when it is asked. Immutable.
 */
final class CronTimes {

	private final CronExpression cron;

	private final ZoneRules rules;

	CronTimes(String cron, ZoneId zone) {
		try {
			this.cron = new CronExpression(cron);
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException("'%s' is not a Quartz cron expression".formatted(cron), ex);
		}
		this.cron.setTimeZone(TimeZone.getTimeZone(zone));
		this.rules = zone.getRules();
	}

	/** Returns the first time after an instant. */
	Optional<Instant> next(Instant after) {
		Instant next = quartz(beforeFirstOccurrence(after));
		while (next != null && !next.isAfter(after)) {
			next = quartz(next);
		}
		return Optional.ofNullable(next);
	}

	private @Nullable Instant quartz(Instant after) {
		Date next = this.cron.getNextValidTimeAfter(Date.from(after));
		return (next != null) ? next.toInstant() : null;
	}

	/**
	 * For an instant in the first occurrence of a repeated hour, returns the second
	 * before it began.
	 */
	private Instant beforeFirstOccurrence(Instant instant) {
		ZoneOffsetTransition transition = this.rules.nextTransition(instant);
		if (transition == null || !transition.isOverlap()) {
			return instant;
		}
		Instant begin = transition.getInstant().minus(transition.getDuration().abs());
		return instant.isBefore(begin) ? instant : begin.minusSeconds(1);
	}

	/** Returns the last time after one instant and not after another. */
	Optional<Instant> latest(Instant after, Instant until) {
		if (!hasTime(after, until)) {
			return Optional.empty();
		}
		long low = after.getEpochSecond();
		long high = until.getEpochSecond();
		while (high - low > 1) {
			long middle = low + (high - low) / 2;
			if (hasTime(Instant.ofEpochSecond(middle), until)) {
				low = middle;
			}
			else {
				high = middle;
			}
		}
		return next(Instant.ofEpochSecond(low));
	}

	private boolean hasTime(Instant after, Instant until) {
		return next(after).filter((next) -> !next.isAfter(until)).isPresent();
	}

	/**
	 * Returns the times between two instants, exclusive.
	 * @param limit how many at most
	 * @return the latest of them, in their order
	 */
	List<Instant> between(Instant after, Instant before, int limit) {
		LinkedList<Instant> times = new LinkedList<>();
		Optional<Instant> time = latest(after, before.minusSeconds(1));
		while (time.isPresent() && times.size() < limit) {
			times.addFirst(time.get());
			time = latest(after, time.get().minusSeconds(1));
		}
		return times;
	}

	boolean contains(Instant time) {
		return next(time.minusSeconds(1)).filter(time::equals).isPresent();
	}

}
