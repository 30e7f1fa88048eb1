package io.linkkeeper.command;

import java.util.List;

import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.RootCommand;
import io.linkkeeper.engine.Shell;

/**
 * Creates the commands that change something or serve, and those about the command line.
 */
public final class ActingCommands {

	private ActingCommands() {
	}

	/**
	 * Creates the commands that change runs, in the order in which help lists them.
	 * @param shell the terminal and folder of the command line
	 * @param engines opens the engine of a command
	 * @return picocli commands
	 */
	public static List<Object> onRuns(Shell shell, Engines engines) {
		return List.of(new RunCommand(shell, engines), new PlanCommand(shell, engines), new LeaveOutCommand(engines),
				new ApplyCommand(engines), new UndoCommand(engines), new RestartCommand(engines),
				new StopCommand(engines), new AbandonCommand(engines), new RecoverCommand(engines));
	}

	/**
	 * Creates the commands that change the schedule, in the order in which help lists
	 * them.
	 * @param shell the terminal and folder of the command line
	 * @param engines opens the engine of a command
	 * @return picocli commands
	 */
	public static List<Object> onSchedule(Shell shell, Engines engines) {
		return List.of(new PauseCommand(shell, engines), new ResumeCommand(engines), new ServeCommand(shell, engines),
				new ConsolePasswordCommand(shell));
	}

	/**
	 * Creates the commands that back up or serve, in the order in which help lists them.
	 * @param shell the terminal and folder of the command line
	 * @param engines opens the engine of a command
	 * @param root the options of all commands
	 * @return picocli commands
	 */
	public static List<Object> onMachine(Shell shell, Engines engines, RootCommand root) {
		return List.of(new BackupCommand(shell, engines), new SandboxCommand(shell, root));
	}

	/**
	 * Creates the commands about the command line itself.
	 * @param shell the terminal and folder of the command line
	 * @return picocli commands
	 */
	public static List<Object> onCommandLine(Shell shell) {
		return List.of(new CompletionCommand(shell), new HelpCommand(shell));
	}

}
