package io.linkkeeper.command;

import java.util.Set;
import java.util.concurrent.Callable;

import io.linkkeeper.engine.Shell;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.text.NearestName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code help [COMMAND]}.
 */
@Command(name = "help", description = "Show how a command is written, or list all commands.")
final class HelpCommand implements Callable<Integer> {

	private final Shell shell;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command; all when it is left out.")
	private @Nullable String command;

	HelpCommand(Shell shell) {
		this.shell = shell;
	}

	@Override
	public Integer call() {
		CommandLine root = this.spec.root().commandLine();
		((this.command != null) ? subcommand(root, this.command) : root).usage(this.shell.out());
		this.shell.out().flush();
		return ExitCode.DONE.number();
	}

	private CommandLine subcommand(CommandLine root, String name) {
		CommandLine known = root.getSubcommands().get(name);
		if (known == null) {
			Set<String> names = root.getSubcommands().keySet();
			throw new ParameterException(this.spec.commandLine(),
					"there is no command '" + name + "'" + NearestName.hint(name, names));
		}
		return known;
	}

}
