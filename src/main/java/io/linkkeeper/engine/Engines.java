package io.linkkeeper.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.guard.DeletesUnconfirmedException;
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

	private final RootCommand root;

	/**
	 * Creates the engines of one command line.
	 * @param shell the terminal and folder of the command line
	 * @param source opens engines
	 * @param root the options of all commands
	 */
	public Engines(Shell shell, EngineSource source, RootCommand root) {
		this.shell = shell;
		this.source = source;
		this.root = root;
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
	 * Completes the commands in a message by the options that they need here, such as
	 * {@code --sandbox}.
	 * @param message the message, with commands in backticks
	 * @return the message, in which each command can be given as it is
	 */
	public String complete(String message) {
		return this.root.followUp().complete(message);
	}

	/**
	 * Prints a message on stderr, the commands in it completed.
	 * @param message the message, with commands in backticks
	 */
	public void say(String message) {
		this.shell.say(complete(message));
	}

	/**
	 * Performs an operation on a run and prints the result.
	 * @param operation the operation
	 * @return the process's exit code
	 */
	public int operate(Function<Operator, RunResult> operation) {
		return operate(ReportStyle.PLAIN, operation);
	}

	/**
	 * Performs an operation on a run and reports the result.
	 * @param style how to report it
	 * @param operation the operation
	 * @return the process's exit code
	 */
	public int operate(ReportStyle style, Function<Operator, RunResult> operation) {
		return withProgress(List.of(),
				(engine, progress) -> operate(report(engine, style), engine, progress, operation));
	}

	/**
	 * Asks the operator at a terminal to confirm the deletes of a plan.
	 * @param refusal the refusal of the unconfirmed plan
	 * @return the confirmed number
	 * @throws DeletesUnconfirmedException the refusal, when it is not confirmed
	 */
	public long confirm(DeletesUnconfirmedException refusal) {
		return new DeleteConfirmation(this.shell).ask(refusal);
	}

	/**
	 * Starts runs, one after the other, and reports each. A refusal for one account does
	 * not prevent the next account's run; a stop does.
	 * @param style how to report them
	 * @param requests one for each account
	 * @return the process's exit code
	 */
	public int start(ReportStyle style, List<StartRequest> requests) {
		List<JobDefinition> definitions = requests.stream().map(StartRequest::definition).toList();
		return withProgress(definitions,
				(engine, progress) -> (requests.size() == 1)
						? operate(report(engine, style), engine, progress, (runs) -> runs.start(requests.get(0)))
						: startEach(report(engine, style), engine, progress, requests));
	}

	private RunPrinter report(Engine engine, ReportStyle style) {
		return new RunPrinter(this.shell, this.root.followUp(), style, engine.queries());
	}

	private int withProgress(List<JobDefinition> definitions, BiFunction<Engine, Progress, ExitCode> work) {
		try (Engine engine = this.source.open(EngineRequest.toWrite(definitions));
				Progress progress = new Progress(this.shell);
				ProgressListener.Subscription subscription = engine.operator().subscribe(progress)) {
			return work.apply(engine, progress).number();
		}
	}

	private static ExitCode operate(RunPrinter report, Engine engine, Progress progress,
			Function<Operator, RunResult> operation) {
		RunResult result = operation.apply(engine.operator());
		progress.close();
		ExitCode exitCode = report.add(result);
		report.writeRun();
		return exitCode;
	}

	private ExitCode startEach(RunPrinter report, Engine engine, Progress progress, List<StartRequest> requests) {
		List<ExitCode> codes = new ArrayList<>();
		for (StartRequest request : requests) {
			if (codes.contains(ExitCode.STOPPED)) {
				say("account %s: not started".formatted(request.definition().account()));
			}
			else {
				say("account %s:".formatted(request.definition().account()));
				codes.add(start(report, engine, progress, request));
			}
		}
		report.writeRuns();
		return ExitCode.worst(codes);
	}

	private ExitCode start(RunPrinter report, Engine engine, Progress progress, StartRequest request) {
		try {
			RunResult result = engine.operator().start(request);
			progress.close();
			return report.add(result);
		}
		catch (RefusedException ex) {
			say(String.valueOf(ex.getMessage()));
			return ex.exitCode();
		}
	}

}
