package io.linkkeeper.schedule.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.linkkeeper.definition.section.Schedule;

/**
 * Warns about scheduled times that daylight-saving changes skip or repeat. Immutable.
 */
final class DaylightSaving {

	private static final int NAMED = 3;

	private final ZoneRules rules;

	private final CronTimes times;

	/** The times without daylight saving. */
	private final CronTimes wall;

	DaylightSaving(Schedule schedule) {
		this.rules = schedule.zone().getRules();
		this.times = new CronTimes(schedule.cron(), schedule.zone());
		this.wall = new CronTimes(schedule.cron(), ZoneOffset.UTC);
	}

	List<String> warnings(Instant from, Instant until) {
		List<String> warnings = new ArrayList<>();
		ZoneOffsetTransition transition = this.rules.nextTransition(from);
		while (transition != null && !transition.getInstant().isAfter(until)) {
			warning(transition).ifPresent(warnings::add);
			transition = this.rules.nextTransition(transition.getInstant());
		}
		return warnings;
	}

	private Optional<String> warning(ZoneOffsetTransition transition) {
		boolean forward = transition.isGap();
		LocalDateTime before = transition.getDateTimeBefore();
		LocalDateTime after = transition.getDateTimeAfter();
		List<LocalDateTime> touched = forward ? wallTimes(before, after) : wallTimes(after, before);
		if (touched.isEmpty()) {
			return Optional.empty();
		}
		String change = "on %s clocks go %s from %s to %s: ".formatted(before.toLocalDate(),
				forward ? "forward" : "back", before.toLocalTime(), after.toLocalTime());
		return Optional.of(change + (forward ? skipped(touched) : repeated(touched, transition)));
	}

	private List<LocalDateTime> wallTimes(LocalDateTime from, LocalDateTime before) {
		List<LocalDateTime> found = new ArrayList<>();
		Optional<Instant> time = this.wall.next(from.minusSeconds(1).toInstant(ZoneOffset.UTC));
		while (time.isPresent() && time.get().isBefore(before.toInstant(ZoneOffset.UTC))) {
			found.add(LocalDateTime.ofInstant(time.get(), ZoneOffset.UTC));
			time = this.wall.next(time.get());
		}
		return found;
	}

	private static String skipped(List<LocalDateTime> touched) {
		return "%s %s not exist, so nothing starts then".formatted(names(touched),
				(touched.size() == 1) ? "does" : "do");
	}

	private String repeated(List<LocalDateTime> touched, ZoneOffsetTransition transition) {
		boolean first = this.times.contains(touched.get(0).toInstant(transition.getOffsetBefore()));
		boolean second = this.times.contains(touched.get(0).toInstant(transition.getOffsetAfter()));
		String starts = (first && second) ? "both times" : "only the %s time, at offset %s"
			.formatted(first ? "first" : "second", first ? transition.getOffsetBefore() : transition.getOffsetAfter());
		return "%s %s twice; the job starts %s".formatted(names(touched), (touched.size() == 1) ? "comes" : "come",
				starts);
	}

	private static String names(List<LocalDateTime> times) {
		String names = times.stream()
			.limit(NAMED)
			.map((time) -> time.toLocalTime().toString())
			.collect(Collectors.joining(", "));
		return (times.size() > NAMED) ? names + " and %d more".formatted(times.size() - NAMED) : names;
	}

}
