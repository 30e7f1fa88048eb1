package io.linkkeeper.attention;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;

/**
 * What needs somebody, what runs and what starts next. Each call looks anew. Read-only
 * and thread-safe.
 */
public class Attention {

	private static final Comparator<Matter> URGENT_FIRST = Comparator.comparing(Matter::kind)
		.thenComparing(Matter::run, Comparator.nullsLast(Comparator.reverseOrder()))
		.thenComparing(Matter::job, Comparator.nullsLast(Comparator.naturalOrder()));

	private final OpenRuns runs;

	private final StartTimes starts;

	private final UndeliveredNotices notices;

	/**
	 * Creates the view of what needs somebody.
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
	 * Looks at everything.
	 * @return how things stand now
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
