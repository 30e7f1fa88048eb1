package io.linkkeeper.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every command and option explains itself, and stands in the README.
 */
class DocumentationTests {

	private static final Path README = Path.of("README.md");

	@Test
	void everyCommandHasADescription() {
		assertThat(commands())
			.allSatisfy((command) -> assertThat(command.usageMessage().description()).as(command.qualifiedName())
				.hasSize(1)
				.allMatch((text) -> text.endsWith(".")));
	}

	@Test
	void everyOptionAndParameterHasADescription() {
		assertThat(commands()).allSatisfy((command) -> {
			List<ArgSpec> args = new ArrayList<>(command.options());
			args.addAll(command.positionalParameters());
			assertThat(args).allSatisfy((arg) -> assertThat(arg.description()).as(command.qualifiedName() + " " + arg)
				.hasSize(1)
				.allMatch((text) -> text.endsWith(".")));
		});
	}

	@Test
	@EnabledIf("hasReadme")
	void everyCommandStandsInTheReadme() throws IOException {
		String readme = Files.readString(README);
		assertThat(commands().stream().skip(1)).allSatisfy((command) -> {
			assertThat(readme).contains("`" + command.name());
			assertThat(command.options().stream().filter((option) -> !option.inherited()).map(OptionSpec::longestName))
				.allSatisfy((option) -> assertThat(readme).contains(option));
		});
	}

	static boolean hasReadme() {
		return Files.exists(README);
	}

	private static List<CommandSpec> commands() {
		Shell shell = new Shell(Path.of(""), CommandLineRun.CLOCK, new PrintWriter(new StringWriter()),
				new PrintWriter(new StringWriter()), false);
		CommandLine root = Commands.commandLine(shell, new Signals());
		List<CommandSpec> commands = new ArrayList<>(List.of(root.getCommandSpec()));
		root.getSubcommands().values().forEach((command) -> commands.add(command.getCommandSpec()));
		return commands;
	}

}
