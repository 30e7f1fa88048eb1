package io.linkkeeper.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.GeneratedFile;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.engine.Signals;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.text.Display;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The references of commands and exit codes are generated from the code.
 */
class CommandsReferenceTests {

	private static final String COMMANDS = """
			# Commands

			`linkkeeper` means `java -jar target/linkkeeper.jar`, started in the folder that holds `jobs/`. Results go to \
			stdout, everything else to stderr. RUN is the number that each command prints and `runs` lists. Each command \
			ends with one of the [exit codes](exit-codes.md).

			| Command | Does |
			|---|---|
			""";

	private static final String EXIT_CODES = """
			# Exit codes

			| Exit code | What happened | What now |
			|---|---|---|
			""";

	private final CommandSpec root = root();

	@Test
	void describesEachCommand() throws IOException {
		StringBuilder page = new StringBuilder(COMMANDS);
		commands().forEach((command) -> page.append("| [`%s`](#%s) | %s |\n".formatted(synopsis(command),
				command.name(), description(command.usageMessage().description()))));
		page.append("\n## Options of every command\n\n");
		page.append(table("Option", this.root.options().stream().map(CommandsReferenceTests::row)));
		commands().forEach((command) -> page.append(section(command)));
		new GeneratedFile(Path.of("docs/reference/commands.md")).mustBe(page.toString());
	}

	@Test
	void describesEachExitCode() throws IOException {
		StringBuilder page = new StringBuilder(EXIT_CODES);
		for (ExitCode code : ExitCode.values()) {
			String meaning = code.meaning().substring(0, 1).toUpperCase(Locale.ROOT) + code.meaning().substring(1);
			page.append("| `%d` | %s. | %s |\n".formatted(code.number(), meaning.replaceAll("'", "`"), code.advice()));
		}
		new GeneratedFile(Path.of("docs/reference/exit-codes.md")).mustBe(page.toString());
	}

	private static CommandSpec root() {
		Shell shell = new Shell(Path.of(""), CommandLineRun.CLOCK, new PrintWriter(new StringWriter()),
				new PrintWriter(new StringWriter()), Display.file(ZoneOffset.UTC));
		return Commands.commandLine(shell, new Signals(shell.err())).getCommandSpec();
	}

	private Stream<CommandSpec> commands() {
		return this.root.subcommands().values().stream().map(CommandLine::getCommandSpec);
	}

	private static String section(CommandSpec command) {
		Stream<String> rows = Stream.concat(command.positionalParameters().stream().map(CommandsReferenceTests::row),
				command.options()
					.stream()
					.filter((option) -> !option.inherited() && !option.usageHelp() && !option.versionHelp())
					.map(CommandsReferenceTests::row));
		List<String> all = rows.toList();
		String section = "\n## %s\n\n`linkkeeper %s`\n\n%s\n".formatted(command.name(), synopsis(command),
				description(command.usageMessage().description()));
		return all.isEmpty() ? section : section + "\n" + table("Argument", all.stream());
	}

	private static String synopsis(CommandSpec command) {
		return Stream.concat(Stream.of(command.name()), command.positionalParameters().stream().map((parameter) -> {
			String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "…" : "");
			return (parameter.arity().min() == 0) ? "[" + label + "]" : label;
		})).collect(Collectors.joining(" "));
	}

	private static String table(String heading, Stream<String> rows) {
		return rows.collect(Collectors.joining("", "| %s | Meaning |\n|---|---|\n".formatted(heading), ""));
	}

	private static String row(ArgSpec arg) {
		String names = (arg instanceof OptionSpec option) ? Stream.of(option.names())
			.map((name) -> "`%s`".formatted(withLabel(name, option)))
			.collect(Collectors.joining(", ")) : "`%s`".formatted(((PositionalParamSpec) arg).paramLabel());
		return "| %s | %s |\n".formatted(names,
				description(arg.description()).replace("${DEFAULT-VALUE}", "`%s`".formatted(arg.defaultValue())));
	}

	private static String withLabel(String name, OptionSpec option) {
		return (option.arity().max() > 0) ? name + " " + option.paramLabel() : name;
	}

	private static String description(String... lines) {
		return String.join(" ", lines).replace("|", "\\|");
	}

}
