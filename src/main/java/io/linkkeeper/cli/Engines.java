package io.linkkeeper.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.linkkeeper.launch.ExitCode;
import io.linkkeeper.launch.Operator;
import io.linkkeeper.launch.RefusedException;
import io.linkkeeper.launch.RunResult;
import io.linkkeeper.launch.StartRequest;
import io.linkkeeper.ledger.RunSummary;

/**
 * Starts engines for commands, and reports what a run came to.
 */
final class Engines {

	private final Shell shell;

	private final RootCommand root;

	private final Signals signals;

	Engines(Shell shell, RootCommand root, Signals signals) {
		this.shell = shell;
		this.root = root;
		this.signals = signals;
	}

	/**
	 * Starts the engine for one command.
	 * @return the engine, to be closed by the caller
	 */
	Engine start() {
		Engine engine = Engine.start(this.shell, this.root, this.root.commandLine());
		this.signals.stopOnSignal(engine);
		return engine;
	}

	/**
	 * Starts the engine with the schedule.
	 * @return the engine, to be closed by the caller
	 */
	Engine serve() {
		Engine engine = Engine.serve(this.shell, this.root, this.root.commandLine());
		this.signals.stopOnSignal(engine);
		return engine;
	}

	/**
	 * Does one of the operator's verbs and reports the run.
	 * @param verb the verb
	 * @return the process's exit code
	 */
	int operate(Function<Operator, RunResult> verb) {
		try (Engine engine = start(); Progress progress = new Progress(this.shell)) {
			engine.operator().subscribe(progress::update);
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
		if (requests.size() == 1) {
			return operate((operator) -> operator.start(requests.get(0)));
		}
		List<ExitCode> codes = new ArrayList<>();
		try (Engine engine = start(); Progress progress = new Progress(this.shell)) {
			engine.operator().subscribe(progress::update);
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
