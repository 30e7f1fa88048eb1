package io.linkkeeper.command.look;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.FolderContents;
import io.linkkeeper.engine.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/**
 * {@code validate [FILE…]}.
 */
@Command(name = "validate", description = "Check job definitions without starting anything.")
final class ValidateCommand implements Callable<Integer> {

	private final Shell shell;

	@Parameters(paramLabel = "FILE", arity = "0..*", description = "Definitions to check (default: all in jobs/).")
	private List<Path> files = new ArrayList<>();

	ValidateCommand(Shell shell) {
		this.shell = shell;
	}

	@Override
	public Integer call() {
		DefinitionFolder jobs = this.shell.jobs();
		List<Path> given = this.files.stream().map(this.shell.folder()::resolve).toList();
		FolderContents contents = given.isEmpty() ? jobs.contents() : jobs.contents(given);
		contents.definitions()
			.forEach((file, definition) -> this.shell.out().println(file + ": " + definition.name() + " is valid"));
		contents.problems().forEach((problem) -> this.shell.say(problem.toString()));
		if (contents.definitions().isEmpty() && contents.problems().isEmpty()) {
			this.shell.say("There are no definitions in " + this.shell.folder().resolve("jobs"));
		}
		return contents.problems().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
	}

}
