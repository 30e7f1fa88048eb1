package io.linkkeeper.command;

import java.util.concurrent.Callable;

import io.linkkeeper.engine.Shell;
import io.linkkeeper.run.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code completion SHELL}.
 */
@Command(name = "completion",
		description = "Print a script that lets a shell complete the command 'linkkeeper', which may be an alias.")
final class CompletionCommand implements Callable<Integer> {

	private final Shell shell;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
	private Language language = Language.bash;

	CompletionCommand(Shell shell) {
		this.shell = shell;
	}

	@Override
	public Integer call() {
		CommandLine root = this.spec.root().commandLine();
		String script = switch (this.language) {
			// the script adapts itself to zsh
			case bash, zsh -> AutoComplete.bash(root.getCommandName(), root);
			case fish -> new FishCompletion(root.getCommandSpec()).script();
		};
		this.shell.out().print(script);
		this.shell.out().flush();
		return ExitCode.DONE.number();
	}

	/** The shells, as they are written on the command line. */
	enum Language {

		bash, zsh, fish

	}

}
