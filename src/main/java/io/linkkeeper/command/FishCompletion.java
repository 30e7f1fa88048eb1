package io.linkkeeper.command;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The completions of a command line for the fish shell.
 */
final class FishCompletion {

	private final CommandSpec root;

	FishCompletion(CommandSpec root) {
		this.root = root;
	}

	String script() {
		List<CommandSpec> commands = this.root.subcommands()
			.values()
			.stream()
			.map((line) -> line.getCommandSpec())
			.toList();
		return Stream
			.of(Stream.of("# completions of " + this.root.name() + " for fish"), commands.stream()
				.map((command) -> line("__fish_use_subcommand", "-f -a " + command.name(), description(command))),
					commands.stream().flatMap(this::arguments))
			.flatMap((lines) -> lines)
			.collect(Collectors.joining("\n", "", "\n"));
	}

	private Stream<String> arguments(CommandSpec command) {
		String here = "__fish_seen_subcommand_from " + command.name();
		Stream<String> options = command.options().stream().map((option) -> line(here, option(option), text(option)));
		Stream<String> values = command.positionalParameters()
			.stream()
			.filter((parameter) -> parameter.completionCandidates() != null)
			.map((parameter) -> line(here, "-f -a " + candidates(parameter), text(parameter)));
		return Stream.concat(options, values);
	}

	private String line(String condition, String arguments, String description) {
		return "complete -c %s -n '%s' %s -d %s".formatted(this.root.name(), condition, arguments, quoted(description));
	}

	private static String option(OptionSpec option) {
		String names = Stream.of(option.names())
			.map((name) -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
			.collect(Collectors.joining(" "));
		if (option.arity().max() == 0) {
			return names;
		}
		return (option.completionCandidates() != null) ? names + " -x -a " + candidates(option) : names + " -r";
	}

	private static String candidates(ArgSpec arg) {
		return quoted(
				StreamSupport.stream(arg.completionCandidates().spliterator(), false).collect(Collectors.joining(" ")));
	}

	private static String text(ArgSpec arg) {
		return String.join(" ", arg.description()).replace("${DEFAULT-VALUE}", String.valueOf(arg.defaultValue()));
	}

	private static String description(CommandSpec command) {
		return String.join(" ", command.usageMessage().description());
	}

	private static String quoted(String text) {
		return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
	}

}
