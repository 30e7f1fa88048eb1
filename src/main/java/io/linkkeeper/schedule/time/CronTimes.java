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
 * The times that a cron expression names in a zone, as Quartz understands them. Where
 * clocks are put back, Quartz names a time of the repeated hour for its second coming
 * only; asked during the first coming, it forgets those of the second. Here the times are
 * the same whenever one asks. Immutable.
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

	/** The first time after an instant. */
	Optional<Instant> next(Instant after) {
		Instant next = quartz(beforeFirstComing(after));
		while (next != null && !next.isAfter(after)) {
			next = quartz(next);
		}
		return Optional.ofNullable(next);
	}

	private @Nullable Instant quartz(Instant after) {
		Date next = this.cron.getNextValidTimeAfter(Date.from(after));
		return (next != null) ? next.toInstant() : null;
	}

	/** For an instant in the first coming of an hour, the second before that began. */
	private Instant beforeFirstComing(Instant instant) {
		ZoneOffsetTransition transition = this.rules.nextTransition(instant);
		if (transition == null || !transition.isOverlap()) {
			return instant;
		}
		Instant begin = transition.getInstant().minus(transition.getDuration().abs());
		return instant.isBefore(begin) ? instant : begin.minusSeconds(1);
	}

	/** The last time after one instant and not after another. */
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
	 * The times between two instants, both left out.
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
