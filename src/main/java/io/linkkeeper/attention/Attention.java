package io.linkkeeper.attention;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;

/**
 * Finds what needs an operator, which runs execute and which jobs start next. Each call
 * reads the current state. Read-only and thread-safe.
 */
public class Attention {

	private static final Comparator<Matter> URGENT_FIRST = Comparator.comparing(Matter::kind)
		.thenComparing(Matter::run, Comparator.nullsLast(Comparator.reverseOrder()))
		.thenComparing(Matter::job, Comparator.nullsLast(Comparator.naturalOrder()));

	private final OpenRuns runs;

	private final StartTimes starts;

	private final UndeliveredNotices notices;

	/**
	 * Creates the query.
	 * @param runs the runs
	 * @param starts the schedule
	 * @param notices the notices
	 */
	public Attention(OpenRuns runs, StartTimes starts, UndeliveredNotices notices) {
		this.runs = runs;
		this.starts = starts;
		this.notices = notices;
	}

	/**
	 * Reads the current state.
	 * @return the state
	 */
	public Standing look() {
		List<RunSummary> unended = this.runs.unended();
		StartTimes.Outlook outlook = this.starts.look();
		List<Matter> matters = Stream
			.of(this.runs.interrupted(unended), this.runs.ended(), outlook.matters(), this.notices.find())
			.flatMap(List::stream)
			.sorted(URGENT_FIRST)
			.toList();
		return new Standing(matters, unended.stream().filter((run) -> run.state() == RunState.RUNNING).toList(),
				outlook.next(), outlook.zones());
	}

}
