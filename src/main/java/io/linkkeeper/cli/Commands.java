package io.linkkeeper.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.linkkeeper.command.ActingCommands;
import io.linkkeeper.command.look.ReadingCommands;
import io.linkkeeper.engine.EngineSource;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.ForwardToHolder;
import io.linkkeeper.engine.Refusals;
import io.linkkeeper.engine.RootCommand;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.engine.Signals;
import io.linkkeeper.holder.HolderWait;
import io.linkkeeper.run.ExitCode;
import picocli.CommandLine;

/**
 * Creates the command line without starting the application, so that help, usage errors
 * and {@code validate} respond at once.
 */
public final class Commands {

	private Commands() {
	}

	/**
	 * Creates the command line of this process.
	 */
	public static CommandLine commandLine(Shell shell, Signals signals) {
		RootCommand root = new RootCommand();
		ForwardToHolder forward = new ForwardToHolder(shell, root, signals, HolderWait.system(),
				new Refusals(shell, root)::failure, Commands::commandLine);
		return commandLine(shell, root, forward).setExecutionExceptionHandler(forward);
	}

	/**
	 * Creates a command line on a source of engines.
	 */
	public static CommandLine commandLine(Shell shell, RootCommand root, EngineSource source) {
		Engines engines = new Engines(shell, source, root);
		CommandLine line = new CommandLine(root);
		line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
		Stream
			.of(ActingCommands.onRuns(shell, engines), ReadingCommands.ofJobs(shell, engines),
					ActingCommands.onSchedule(shell, engines), ReadingCommands.ofRuns(shell, engines, root),
					ActingCommands.onMachine(shell, engines, root), ActingCommands.onCommandLine(shell))
			.flatMap(List::stream)
			.forEach(line::addSubcommand);
		return configured(line, shell, root);
	}

	private static Map<String, String> exitCodes() {
		Map<String, String> meanings = new LinkedHashMap<>();
		for (ExitCode code : ExitCode.values()) {
			meanings.put(String.valueOf(code.number()), code.meaning());
		}
		return meanings;
	}

	private static CommandLine configured(CommandLine line, Shell shell, RootCommand root) {
		Refusals refusals = new Refusals(shell, root);
		return line.setOut(shell.out())
			.setErr(shell.err())
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setUsageHelpAutoWidth(true)
			.setParameterExceptionHandler(refusals::usage)
			.setExecutionExceptionHandler(refusals::failure);
	}

}
