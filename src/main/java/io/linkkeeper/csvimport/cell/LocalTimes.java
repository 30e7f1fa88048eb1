package io.linkkeeper.csvimport.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.List;

/**
 * Resolves dates and times without a zone in the zone of a definition. A date means the
 * start of the day.
 *
 * @param zone the zone
 */
record LocalTimes(ZoneId zone) {

	/**
	 * Resolves a date or time.
	 * @param time a zoned or local time, or a date
	 * @return the seconds since 1970
	 * @throws DateTimeException when a local time is in a daylight-saving transition, and
	 * so is no instant, or two
	 */
	long seconds(TemporalAccessor time) {
		if (time instanceof ZonedDateTime zoned) {
			return zoned.toEpochSecond();
		}
		return (time instanceof LocalDate date) ? date.atStartOfDay(this.zone).toEpochSecond()
				: seconds(LocalDateTime.from(time));
	}

	private long seconds(LocalDateTime time) {
		List<ZoneOffset> offsets = this.zone.getRules().getValidOffsets(time);
		if (offsets.size() != 1) {
			throw new DateTimeException("%s in %s, as the clocks change then; write it with a zone"
				.formatted(offsets.isEmpty() ? "does not exist" : "happens twice", this.zone));
		}
		return time.toEpochSecond(offsets.get(0));
	}

}
