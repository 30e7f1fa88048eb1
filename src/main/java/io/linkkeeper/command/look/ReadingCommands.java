package io.linkkeeper.command.look;

import java.util.List;

import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.RootCommand;
import io.linkkeeper.engine.Shell;

/**
 * Creates the commands that read and change nothing.
 */
public final class ReadingCommands {

	private ReadingCommands() {
	}

	/**
	 * Creates the commands that read jobs and their schedules, in the order in which help
	 * lists them.
	 * @param shell the terminal and folder of the command line
	 * @param engines opens the engine of a command
	 * @return picocli commands
	 */
	public static List<Object> ofJobs(Shell shell, Engines engines) {
		return List.of(new JobsCommand(shell, engines), new ScheduleCommand(shell, engines));
	}

	/**
	 * Creates the commands that read runs, links and definitions, in the order in which
	 * help lists them.
	 * @param shell the terminal and folder of the command line
	 * @param engines opens the engine of a command
	 * @param root the options of all commands
	 * @return picocli commands
	 */
	public static List<Object> ofRuns(Shell shell, Engines engines, RootCommand root) {
		return List.of(new RunsCommand(shell, engines), new ShowCommand(shell, engines), new WhyCommand(shell, engines),
				new AuditCommand(shell, engines), new ValidateCommand(shell, root), new DoctorCommand(shell, engines));
	}

}
