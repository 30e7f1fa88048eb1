package io.linkkeeper.cli;

import picocli.CommandLine;

/**
 * Puts the command line together. Nothing here starts the application: help, usage errors
 * and {@code validate} answer at once.
 */
final class Commands {

	private Commands() {
	}

	/**
	 * For a process of its own.
	 */
	static CommandLine commandLine(Shell shell, Signals signals) {
		RootCommand root = new RootCommand();
		ForwardToHolder forward = new ForwardToHolder(shell, root, signals, new Refusals(shell, root)::failure);
		return commandLine(shell, root, forward).setExecutionExceptionHandler(forward);
	}

	/**
	 * For any source of engines.
	 */
	static CommandLine commandLine(Shell shell, RootCommand root, EngineSource source) {
		Engines engines = new Engines(shell, source);
		CommandLine line = new CommandLine(root);
		line.addSubcommand(new RunCommand(shell, engines));
		line.addSubcommand(new PlanCommand(shell, engines));
		line.addSubcommand(new ApplyCommand(engines));
		line.addSubcommand(new UndoCommand(engines));
		line.addSubcommand(new RestartCommand(engines));
		line.addSubcommand(new StopCommand(engines));
		line.addSubcommand(new AbandonCommand(engines));
		line.addSubcommand(new RecoverCommand(engines));
		line.addSubcommand(new JobsCommand(shell, engines));
		line.addSubcommand(new ScheduleCommand(shell, engines));
		line.addSubcommand(new PauseCommand(shell, engines));
		line.addSubcommand(new ResumeCommand(shell, engines));
		line.addSubcommand(new ServeCommand(shell, engines));
		line.addSubcommand(new RunsCommand(shell, engines));
		line.addSubcommand(new ShowCommand(shell, engines));
		line.addSubcommand(new WhyCommand(shell, engines));
		line.addSubcommand(new ValidateCommand(shell));
		line.addSubcommand(new DoctorCommand(shell, engines));
		line.addSubcommand(new BackupCommand(shell, engines));
		line.addSubcommand(new SandboxCommand(shell, root));
		Refusals refusals = new Refusals(shell, root);
		return line.setOut(shell.out())
			.setErr(shell.err())
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setUsageHelpAutoWidth(true)
			.setParameterExceptionHandler(refusals::usage)
			.setExecutionExceptionHandler(refusals::failure);
	}

}
