package io.linkkeeper.console.run;

import java.util.List;

import io.linkkeeper.console.frame.ShownText;
import io.linkkeeper.console.frame.ShownTime;
import org.jspecify.annotations.Nullable;

/**
 * The newest runs.
 *
 * @param job the job whose runs are listed, or {@code null} for all
 * @param lines the runs, newest first
 * @param next the address of older runs, or {@code null}
 */
public record RunList(@Nullable ShownText job, List<Line> lines, @Nullable String next) {

	public RunList {
		lines = List.copyOf(lines);
	}

	/**
	 * A run.
	 *
	 * @param id the run id
	 * @param job the name of its definition
	 * @param state its state
	 * @param planned its planned changes by kind, without zeros
	 * @param done what came of them, without zeros
	 * @param started when it was started
	 */
	public record Line(long id, ShownText job, RunView.State state, String planned, String done, ShownTime started) {
	}

}
