package io.linkkeeper.cli;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.launch.ExitCode;
import io.linkkeeper.launch.Operator;
import io.linkkeeper.launch.ProgressListener;
import io.linkkeeper.launch.RunResult;
import io.linkkeeper.ledger.RunSummary;

/**
 * Gets engines for commands, and reports what a run came to.
 */
final class Engines {

	private final Shell shell;

	private final EngineSource source;

	Engines(Shell shell, EngineSource source) {
		this.shell = shell;
		this.source = source;
	}

	/**
	 * Gets the engine for a command that only looks. Nothing may have been written
	 * before: another process may do the command from its beginning.
	 * @return the engine, to be closed by the caller
	 */
	Engine start() {
		return start(List.of());
	}

	/**
	 * Gets the engine for a command that looks at what jobs would do.
	 * @param definitions the jobs
	 * @return the engine, to be closed by the caller
	 */
	Engine start(Collection<JobDefinition> definitions) {
		return this.source.open(Wish.toLook(definitions));
	}

	/**
	 * Does one of the operator's verbs to a run and reports the run.
	 * @param verb the verb
	 * @return the process's exit code
	 */
	int operate(Function<Operator, RunResult> verb) {
		return operate(Wish.toAct(List.of()), verb);
	}

	/**
	 * Does one of the operator's verbs to a job and reports its run.
	 * @param definition the job
	 * @param verb the verb
	 * @return the process's exit code
	 */
	int operate(JobDefinition definition, Function<Operator, RunResult> verb) {
		return operate(Wish.toAct(List.of(definition)), verb);
	}

	private int operate(Wish wish, Function<Operator, RunResult> verb) {
		try (Engine engine = this.source.open(wish);
				Progress progress = new Progress(this.shell);
				ProgressListener.Subscription heard = engine.operator().subscribe(progress::update)) {
			RunResult result = verb.apply(engine.operator());
			progress.close();
			if (hasSomethingToTell(result)) {
				report(result.run());
			}
			this.shell.say("run %d %s".formatted(result.run().id(), result.message()));
			return result.exitCode().number();
		}
	}

	/** A run that failed before it read anything has no result; its message says all. */
	private static boolean hasSomethingToTell(RunResult result) {
		return result.exitCode() == ExitCode.DONE || result.run().scanned() > 0;
	}

	private void report(RunSummary run) {
		this.shell.out()
			.printf("run %d of %s: %s%n", run.id(), run.job(), run.status())
			.printf("scanned %d: planned %d, unchanged %d, rejected %d%n", run.scanned(), run.planned(),
					run.unchanged(), run.rejected())
			.printf("planned %d: applied %d (already so %d), stale %d, failed %d, unknown %d, not sent %d%n",
					run.planned(), run.applied(), run.alreadySo(), run.stale(), run.failed(), run.unknown(),
					run.notSent())
			.flush();
	}

}
