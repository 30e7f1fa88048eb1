package io.linkkeeper.console.run;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.history.RunSummary;

/**
 * The changes of a run by state, as parts of a bar. States without changes are left out.
 */
final class StateBar {

	private static final double WIDTH = 1000;

	private final RunSummary run;

	private final List<RunView.Part> parts = new ArrayList<>();

	private double from;

	private StateBar(RunSummary run) {
		this.run = run;
	}

	static List<RunView.Part> of(RunSummary run) {
		StateBar bar = new StateBar(run);
		bar.add("applied", "applied", run.applied());
		bar.add("in flight", "sent", run.inFlight());
		bar.add("stale", "stale", run.stale());
		bar.add("left out", "left_out", run.leftOut());
		bar.add("rejected", "rejected", run.changes().rejected());
		bar.add("failed", "failed", run.failed());
		bar.add("unknown", "unknown", run.unknown());
		bar.add("not sent", "planned", run.notSent());
		return bar.parts;
	}

	private void add(String name, String state, long count) {
		if (count > 0) {
			double width = WIDTH * count / this.run.changes().planned();
			this.parts.add(new RunView.Part(name, count, this.from, width,
					"/runs/%d/changes?state=%s".formatted(this.run.id(), state), state));
			this.from += width;
		}
	}

}
