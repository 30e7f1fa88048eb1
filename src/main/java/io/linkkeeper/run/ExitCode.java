package io.linkkeeper.run;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The exit code of a command.
 */
public enum ExitCode {

	/** Completed, including when there was nothing to do. */
	DONE(0, "done, also when there was nothing to do, and after a plan within its limits", "Nothing."),

	/** Failed; a restart resumes the run. */
	FAILED(1, "failed; 'restart' continues",
			"What was done is done and recorded. Read the message, correct the cause, then `restart RUN`. It continues"
					+ " where it was; nothing is done twice."),

	/** The command line, a definition or the configuration is invalid. */
	USAGE(2, "usage or configuration",
			"The command, a definition, the configuration or the credentials are wrong. Correct what the message names:"
					+ " `validate` checks definitions, `doctor` the rest. A run that had begun: `restart RUN`,"
					+ " unless it was refused for its file."),

	/** Completed, but some changes or rows were rejected or stale. */
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

	/** Another run holds a lock, or another process holds the database. */
	BUSY(6, "already running, or the database is held by another process",
			"Wait until the run or process that the message names has ended, or `stop` it."),

	/** Another process took the run over, because this one was silent for too long. */
	LOST(7, "taken over by another process, which goes on with the run",
			"Nothing: the run goes on elsewhere, `show RUN` says how it stands. If it happens again, look why this machine"
					+ " stood still (suspended, out of memory), or raise `linkkeeper.lease`."),

	/**
	 * Instead of {@link #DONE}, when a command was asked to distinguish it. Never
	 * recorded with a run.
	 */
	CHANGES(10, "only with --detailed-exit, instead of 0: there was something to do",
			"After `plan` or `--dry-run`: `show RUN --changes`, then `apply RUN`. After `run`, `apply`, `undo` or"
					+ " `restart`: nothing; the changes are applied.");

	private static final List<ExitCode> WORST_FIRST = List.of(USAGE, FAILED, LOST, STOPPED, BUSY, GUARD, PARTLY,
			CHANGES, DONE);

	private final int number;

	private final String meaning;

	private final String advice;

	ExitCode(int number, String meaning, String advice) {
		this.number = number;
		this.meaning = meaning;
		this.advice = advice;
	}

	/**
	 * Returns the number of this exit code.
	 * @return the number of the process's exit code
	 */
	public int number() {
		return this.number;
	}

	/**
	 * Returns what happened, in a few words.
	 * @return without a full stop
	 */
	public String meaning() {
		return this.meaning;
	}

	/**
	 * Returns what an operator can do next.
	 * @return sentences in Markdown
	 */
	public String advice() {
		return this.advice;
	}

	/**
	 * Returns the most severe of several exit codes, in the order 2, 1, 7, 5, 6, 4, 3,
	 * 10, 0.
	 * @param codes the exit codes of the runs
	 * @return the most severe; {@link #DONE} for no codes
	 */
	public static ExitCode worst(Collection<ExitCode> codes) {
		return WORST_FIRST.stream().filter(codes::contains).findFirst().orElse(DONE);
	}

	/**
	 * Returns the exit code with a number.
	 * @param number the number
	 * @return the exit code
	 * @throws java.util.NoSuchElementException when there is none
	 */
	public static ExitCode of(int number) {
		return Stream.of(values()).filter((code) -> code.number == number).findFirst().orElseThrow();
	}

}
