package io.linkkeeper.engine;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.output.OutputFormat;
import io.linkkeeper.output.Presentation;
import io.linkkeeper.output.RunPage;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.OverrideText;
import io.linkkeeper.text.Printable;

/**
 * Reports the runs of one command: the result on stdout, the message on stderr. JSON is
 * written at the end, so that stdout has one value: the run, or an array of the runs of
 * several accounts.
 */
final class RunPrinter {

	private final Shell shell;

	private final FollowUp followUp;

	private final ReportStyle style;

	private final RunQueries queries;

	private final List<RunDetail> runs = new ArrayList<>();

	RunPrinter(Shell shell, FollowUp followUp, ReportStyle style, RunQueries queries) {
		this.shell = shell;
		this.followUp = followUp;
		this.style = style;
		this.queries = queries;
	}

	/**
	 * Reports a run.
	 * @return the exit code for the command
	 */
	ExitCode add(RunResult result) {
		if (this.style.json()) {
			this.runs.add(this.queries.show(result.run().id()).orElseThrow());
		}
		else if (hasResult(result)) {
			writeCounts(result.run());
		}
		this.shell.say(this.followUp.complete("run %d %s".formatted(result.run().id(), result.message())));
		return this.style.exitCode(result);
	}

	/**
	 * Writes the run as JSON, if it is asked for.
	 */
	void writeRun() {
		this.runs.forEach(this::write);
	}

	private void write(RunDetail run) {
		Presentation presentation = new Presentation(OutputFormat.json, false, this.shell.display(),
				this.shell.clock());
		new RunPage(run, presentation).write(this.shell.out());
	}

	/**
	 * Writes an array of the runs as JSON, if it is asked for.
	 */
	void writeRuns() {
		if (!this.style.json()) {
			return;
		}
		this.shell.out().print("[");
		for (int i = 0; i < this.runs.size(); i++) {
			this.shell.out().print((i > 0) ? "," : "");
			write(this.runs.get(i));
		}
		this.shell.out().println("]");
		this.shell.out().flush();
	}

	/** Returns the line with the overrides, or an empty text for none. */
	private static String overrides(RunSummary run) {
		return run.overrides().isEmpty() ? ""
				: "with" + Printable.of(OverrideText.options(run.overrides())) + System.lineSeparator();
	}

	/** A run that failed before it read anything has a message only. */
	private static boolean hasResult(RunResult result) {
		return result.exitCode() == ExitCode.DONE || result.run().scanned() > 0;
	}

	private void writeCounts(RunSummary run) {
		this.shell.out().printf("run %d of %s: %s%n", run.id(), run.job(), run.state().label()).print(overrides(run));
		this.shell.out()
			.printf("scanned %d: planned %d, unchanged %d, rejected %d%s%n", run.scanned(), run.planned(),
					run.unchanged(), run.rejected(), (run.warned() > 0) ? ", warnings " + run.warned() : "")
			.printf("planned %d: %s%n", run.planned(), run.kinds().planned())
			.printf("applied %d (already so %d): %s; stale %d, failed %d, unknown %d, not sent %d%s%n", run.applied(),
					run.alreadySo(), run.appliedKinds().done(), run.stale(), run.failed(), run.unknown(), run.notSent(),
					(run.leftOut() > 0) ? ", left out " + run.leftOut() : "")
			.flush();
	}

}
