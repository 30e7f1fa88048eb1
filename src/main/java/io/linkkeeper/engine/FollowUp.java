package io.linkkeeper.engine;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Completes the commands that a message names: they get the options of the given command
 * that choose what it works on. Messages in the database are without options.
 */
final class FollowUp {

	/** A command in backticks. */
	private static final Pattern COMMAND = Pattern.compile("`([a-z][a-z-]*)((?: [^`]*)?)`");

	private static final List<String> OPTIONS = List.of("--sandbox", "--account");

	private final CommandSpec root;

	FollowUp(CommandSpec root) {
		this.root = root;
	}

	/**
	 * Completes the commands of a message.
	 * @param message the message, with commands in backticks
	 * @return the message, in which each command can be given as it is
	 */
	String complete(String message) {
		return COMMAND.matcher(message)
			.replaceAll((match) -> Matcher.quoteReplacement(
					"`%s%s%s`".formatted(match.group(1), match.group(2), missing(match.group(1), match.group(2)))));
	}

	private String missing(String command, String arguments) {
		CommandLine known = this.root.subcommands().get(command);
		if (known == null) {
			return "";
		}
		return OPTIONS.stream()
			.filter((name) -> !arguments.contains(name))
			.map((name) -> given(name, known.getCommandSpec()))
			.collect(Collectors.joining());
	}

	private String given(String name, CommandSpec command) {
		OptionSpec option = (command.findOption(name) != null) ? given(name) : null;
		if (option == null) {
			return "";
		}
		return (option.arity().max() > 0) ? " " + name + " " + option.getValue() : " " + name;
	}

	/** Finds an option that was given before or after the name of the command. */
	private @Nullable OptionSpec given(String name) {
		ParseResult parsed = this.root.commandLine().getParseResult();
		OptionSpec given = null;
		while (parsed != null && given == null) {
			given = parsed.matchedOption(name);
			parsed = parsed.subcommand();
		}
		return given;
	}

}
