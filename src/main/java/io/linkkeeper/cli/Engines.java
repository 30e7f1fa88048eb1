package io.linkkeeper.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.operate.ProgressListener;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.operate.StartRequest;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;

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
		return startToAsk(List.of());
	}

	/**
	 * Gets the engine for a command that changes something other than runs. Nothing may
	 * have been written before.
	 * @return the engine, to be closed by the caller
	 */
	Engine startToAct() {
		return this.source.open(Wish.toAct(List.of()));
	}

	/**
	 * Gets an engine of this process that keeps the schedule.
	 * @return the engine, to be closed by the caller
	 */
	Engine serve() {
		return this.source.serve();
	}

	/**
	 * Gets the engine for a command that looks at what jobs would do.
	 * @param definitions the jobs
	 * @return the engine, to be closed by the caller
	 */
	Engine startToAsk(Collection<JobDefinition> definitions) {
		return this.source.open(Wish.toLook(definitions));
	}

	/**
	 * Does one of the operator's verbs to a run and reports the run.
	 * @param verb the verb
	 * @return the process's exit code
	 */
	int operate(Function<Operator, RunResult> verb) {
		return operate(List.of(), verb);
	}

	private int operate(List<JobDefinition> definitions, Function<Operator, RunResult> verb) {
		try (Engine engine = this.source.open(Wish.toAct(definitions));
				Progress progress = new Progress(this.shell);
				ProgressListener.Subscription heard = engine.operator().subscribe(progress::update)) {
			return operate(engine, progress, verb).number();
		}
	}

	private ExitCode operate(Engine engine, Progress progress, Function<Operator, RunResult> verb) {
		RunResult result = verb.apply(engine.operator());
		progress.close();
		if (hasSomethingToTell(result)) {
			report(result.run());
		}
		this.shell.say("run %d %s".formatted(result.run().id(), result.message()));
		return result.exitCode();
	}

	/**
	 * Starts runs, one after the other, and reports each. What is wrong with one account
	 * does not keep the next from its run; a stop does.
	 * @param requests one for each account
	 * @return the process's exit code
	 */
	int start(List<StartRequest> requests) {
		List<JobDefinition> definitions = requests.stream().map(StartRequest::definition).toList();
		if (requests.size() == 1) {
			return operate(definitions, (operator) -> operator.start(requests.get(0)));
		}
		List<ExitCode> codes = new ArrayList<>();
		try (Engine engine = this.source.open(Wish.toAct(definitions));
				Progress progress = new Progress(this.shell);
				ProgressListener.Subscription heard = engine.operator().subscribe(progress::update)) {
			for (StartRequest request : requests) {
				if (codes.contains(ExitCode.STOPPED)) {
					this.shell.say("account %s: not started".formatted(request.definition().account()));
				}
				else {
					codes.add(start(engine, progress, request));
				}
			}
		}
		return ExitCode.worst(codes).number();
	}

	private ExitCode start(Engine engine, Progress progress, StartRequest request) {
		this.shell.say("account %s:".formatted(request.definition().account()));
		try {
			return operate(engine, progress, (operator) -> operator.start(request));
		}
		catch (RefusedException ex) {
			this.shell.say(String.valueOf(ex.getMessage()));
			return ex.exitCode();
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
