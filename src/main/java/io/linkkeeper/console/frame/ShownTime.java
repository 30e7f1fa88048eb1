package io.linkkeeper.console.frame;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A time in the zone of its job, with UTC beside it. Browsers that run the console's
 * script add the viewer's own.
 *
 * @param machine the time in UTC for machines
 * @param local the time in the zone of the job, with the name of the zone
 * @param utc the time in UTC
 */
public record ShownTime(String machine, String local, String utc) {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

	/**
	 * Makes a time readable.
	 * @param time the time
	 * @param zone the zone of the job
	 * @return the time
	 */
	public static ShownTime of(Instant time, ZoneId zone) {
		Instant second = time.truncatedTo(ChronoUnit.SECONDS);
		String utc = FORMAT.format(second.atZone(ZoneOffset.UTC)) + " UTC";
		boolean same = zone.normalized().equals(ZoneOffset.UTC);
		return new ShownTime(second.toString(), same ? utc : FORMAT.format(second.atZone(zone)) + " " + zone.getId(),
				utc);
	}

	/**
	 * Makes a time readable, if there is one.
	 * @param time the time, or {@code null}
	 * @param zone the zone of the job
	 * @return the time, or {@code null}
	 */
	public static @Nullable ShownTime find(@Nullable Instant time, ZoneId zone) {
		return (time != null) ? of(time, zone) : null;
	}

	/**
	 * Whether the job's zone is UTC itself.
	 * @return true when both are the same
	 */
	public boolean isUtc() {
		return this.local.equals(this.utc);
	}

}
