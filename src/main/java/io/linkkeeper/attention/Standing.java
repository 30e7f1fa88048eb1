package io.linkkeeper.attention;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.linkkeeper.history.RunSummary;
import org.jspecify.annotations.Nullable;

/**
 * The current state of runs and schedules.
 *
 * @param matters what needs an operator, the most urgent first
 * @param running the runs that a process executes, newest first
 * @param next the jobs that start within the next 24 hours, in the order of their starts
 * @param zones the zones of the scheduled jobs by name
 */
public record Standing(List<Matter> matters, List<RunSummary> running, List<NextStart> next,
		Map<String, ZoneId> zones) {

	public Standing {
		matters = List.copyOf(matters);
		running = List.copyOf(running);
		next = List.copyOf(next);
		zones = Map.copyOf(zones);
	}

	/**
	 * Returns the zone of a job.
	 * @param job the definition's name, or {@code null}
	 * @return the zone of its schedule, or UTC without
	 */
	public ZoneId zone(@Nullable String job) {
		return (job != null) ? this.zones.getOrDefault(job, ZoneOffset.UTC) : ZoneOffset.UTC;
	}

}
