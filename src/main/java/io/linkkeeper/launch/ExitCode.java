package io.linkkeeper.launch;

import java.util.Collection;
import java.util.List;

/**
 * How a command ended, as the number its process exits with.
 */
public enum ExitCode {

	/** Done, also when there was nothing to do. */
	DONE(0, "done, also when there was nothing to do, and after a plan within its limits", "Nothing."),

	/** Failed; a restart continues. */
	FAILED(1, "failed; 'restart' continues",
			"What was done is done and recorded. Read the message, correct the cause, then `restart RUN`. It continues"
					+ " where it was; nothing is done twice."),

	/** The command, a definition or the configuration is wrong. */
	USAGE(2, "usage or configuration",
			"The command, a definition, the configuration or the credentials are wrong. Correct what the message names:"
					+ " `validate` checks definitions, `doctor` the rest. A run that had begun: `restart RUN`."),

	/** Done, but some rows were rejected or stale. */
	PARTLY(3, "done, some rows rejected or stale",
			"`show RUN --changes` and `show RUN --rejects`. Stale links, which were changed after the plan, are looked"
					+ " at again by the next run; what the API or Linkkeeper rejected is final for this run."),

	/** Stopped by the guard before the first write. */
	GUARD(4, "stopped by the guard, or a plan over a limit",
			"Read the plan with `show RUN --changes`. If it is right, `apply RUN --over-limit REASON`. If it is wrong,"
					+ " `abandon RUN` and correct the definition."),

	/** Stopped by an operator or a signal. */
	STOPPED(5, "stopped by an operator or a signal",
			"`restart RUN` when it suits, or `abandon RUN`. The runs of `serve` continue when it starts again."),

	/** Something else runs already, or holds the database. */
	BUSY(6, "already running, or the database is held by another process",
			"Wait until the run or process that the message names has ended, or `stop` it.");

	private static final List<ExitCode> WORST_FIRST = List.of(USAGE, FAILED, STOPPED, BUSY, GUARD, PARTLY, DONE);

	private final int number;

	private final String meaning;

	private final String advice;

	ExitCode(int number, String meaning, String advice) {
		this.number = number;
		this.meaning = meaning;
		this.advice = advice;
	}

	/**
	 * The process's exit code.
	 * @return from 0 to 6
	 */
	public int number() {
		return this.number;
	}

	/**
	 * What happened, in a few words.
	 * @return without a full stop
	 */
	public String meaning() {
		return this.meaning;
	}

	/**
	 * What an operator can do next.
	 * @return sentences in Markdown
	 */
	public String advice() {
		return this.advice;
	}

	/**
	 * The exit code of several runs together: what most needs a person comes first. That
	 * is 2, 1, 5, 6, 4, 3, 0.
	 * @param codes how the runs ended
	 * @return the worst; {@link #DONE} when there was none
	 */
	public static ExitCode worst(Collection<ExitCode> codes) {
		return WORST_FIRST.stream().filter(codes::contains).findFirst().orElse(DONE);
	}

	static ExitCode of(int number) {
		return values()[number];
	}

}
