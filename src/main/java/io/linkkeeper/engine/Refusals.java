package io.linkkeeper.engine;

import java.util.List;

import io.linkkeeper.definition.yaml.DefinitionException;
import io.linkkeeper.holder.HolderLostException;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.sandbox.SandboxException;
import io.linkkeeper.text.FailureText;
import io.linkkeeper.text.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints why a command was refused or failed, and returns its exit code.
 */
public final class Refusals {

	private final Shell shell;

	private final RootCommand root;

	public Refusals(Shell shell, RootCommand root) {
		this.shell = shell;
		this.root = root;
	}

	public int usage(ParameterException refusal, String[] args) {
		String name = refusal.getCommandLine().getCommandSpec().qualifiedName();
		say(name + ": " + message(refusal) + suggestion(refusal));
		this.shell.say("'" + name + " --help' shows what can be written.");
		stacktrace(refusal);
		return ExitCode.USAGE;
	}

	public int failure(Exception failure, CommandLine command, ParseResult parsed) {
		if (failure instanceof DefinitionException || failure instanceof SandboxException) {
			return report(failure, ExitCode.USAGE);
		}
		if (failure instanceof RefusedException refused) {
			return report(failure, refused.exitCode().number());
		}
		if (failure instanceof HolderLostException) {
			return report(failure, io.linkkeeper.run.ExitCode.FAILED.number());
		}
		say("%s: %s. --stacktrace shows where this came from.".formatted(command.getCommandSpec().qualifiedName(),
				FailureText.of(failure)));
		stacktrace(failure);
		return ExitCode.SOFTWARE;
	}

	private int report(Exception failure, int exitCode) {
		say(String.valueOf(failure.getMessage()));
		stacktrace(failure);
		return exitCode;
	}

	private void say(String message) {
		this.shell.say(this.root.followUp().complete(message));
	}

	/** Picocli begins some of its messages with "Error: ". */
	private static String message(ParameterException refusal) {
		return String.valueOf(refusal.getMessage()).replaceFirst("^Error: ", "");
	}

	private static String suggestion(ParameterException refusal) {
		if (refusal instanceof UnmatchedArgumentException unmatched) {
			String given = unmatched.getUnmatched().get(0);
			CommandSpec command = refusal.getCommandLine().getCommandSpec();
			return NearestName.hint(given, given.startsWith("-") ? options(command) : command.subcommands().keySet());
		}
		return "";
	}

	private static List<String> options(CommandSpec command) {
		return command.options().stream().map(OptionSpec::longestName).toList();
	}

	private void stacktrace(Exception exception) {
		if (this.root.stacktrace()) {
			exception.printStackTrace(this.shell.err());
			this.shell.err().flush();
		}
	}

}
