package io.linkkeeper.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
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
 * Opens engines for commands, and reports the results of runs.
 */
public final class Engines {

	private final Shell shell;

	private final EngineSource source;

	public Engines(Shell shell, EngineSource source) {
		this.shell = shell;
		this.source = source;
	}

	/**
	 * Opens the engine for a command that only reads. Nothing may have been written
	 * before: another process may execute the command from its beginning.
	 * @return the engine, to be closed by the caller
	 */
	public Engine start() {
		return startToRead(List.of());
	}

	/**
	 * Opens the engine for a command that changes something other than runs. Nothing may
	 * have been written before.
	 * @return the engine, to be closed by the caller
	 */
	public Engine startToWrite() {
		return this.source.open(EngineRequest.toWrite(List.of()));
	}

	/**
	 * Opens an engine of this process that runs the schedule.
	 * @return the engine, to be closed by the caller
	 */
	public Engine serve() {
		return this.source.serve();
	}

	/**
	 * Opens the engine for a command that evaluates jobs without changing anything.
	 * @param definitions the jobs
	 * @return the engine, to be closed by the caller
	 */
	public Engine startToRead(Collection<JobDefinition> definitions) {
		return this.source.open(EngineRequest.toRead(definitions));
	}

	/**
	 * Performs an operation on a run and prints the result.
	 * @param operation the operation
	 * @return the process's exit code
	 */
	public int operate(Function<Operator, RunResult> operation) {
		return withProgress(List.of(), (operator, progress) -> operate(operator, progress, operation));
	}

	/**
	 * Starts runs, one after the other, and reports each. A refusal for one account does
	 * not prevent the next account's run; a stop does.
	 * @param requests one for each account
	 * @return the process's exit code
	 */
	public int start(List<StartRequest> requests) {
		List<JobDefinition> definitions = requests.stream().map(StartRequest::definition).toList();
		return withProgress(definitions,
				(operator, progress) -> (requests.size() == 1)
						? operate(operator, progress, (runs) -> runs.start(requests.get(0)))
						: startEach(operator, progress, requests));
	}

	private int withProgress(List<JobDefinition> definitions, BiFunction<Operator, Progress, ExitCode> work) {
		try (Engine engine = this.source.open(EngineRequest.toWrite(definitions));
				Progress progress = new Progress(this.shell);
				ProgressListener.Subscription subscription = engine.operator().subscribe(progress::update)) {
			return work.apply(engine.operator(), progress).number();
		}
	}

	private ExitCode operate(Operator operator, Progress progress, Function<Operator, RunResult> operation) {
		RunResult result = operation.apply(operator);
		progress.close();
		if (hasResult(result)) {
			report(result.run());
		}
		this.shell.say("run %d %s".formatted(result.run().id(), result.message()));
		return result.exitCode();
	}

	private ExitCode startEach(Operator operator, Progress progress, List<StartRequest> requests) {
		List<ExitCode> codes = new ArrayList<>();
		for (StartRequest request : requests) {
			if (codes.contains(ExitCode.STOPPED)) {
				this.shell.say("account %s: not started".formatted(request.definition().account()));
			}
			else {
				codes.add(start(operator, progress, request));
			}
		}
		return ExitCode.worst(codes);
	}

	private ExitCode start(Operator operator, Progress progress, StartRequest request) {
		this.shell.say("account %s:".formatted(request.definition().account()));
		try {
			return operate(operator, progress, (runs) -> runs.start(request));
		}
		catch (RefusedException ex) {
			this.shell.say(String.valueOf(ex.getMessage()));
			return ex.exitCode();
		}
	}

	/** A run that failed before it read anything has a message only. */
	private static boolean hasResult(RunResult result) {
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
