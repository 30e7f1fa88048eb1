package io.linkkeeper.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The root command, with the options of every command.
 */
@Command(name = "linkkeeper", description = "Keeps the short links of a Kaltura account in order.",
		mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = RootCommand.Version.class,
		commandListHeading = "%nCommands:%n", exitCodeListHeading = "%nExit codes:%n")
public final class RootCommand implements Runnable {

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Option(names = "--sandbox", scope = ScopeType.INHERIT,
			description = "Work on a stand-in service with its own data under data/sandbox/, not on a real account.")
	private boolean sandbox;

	@Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
	private boolean stacktrace;

	@Option(names = "--verbose", scope = ScopeType.INHERIT,
			description = "Show the log on a terminal, too; elsewhere it is always written to stderr.")
	private boolean verbose;

	/**
	 * Returns the given command without its arguments, as they may be secret.
	 */
	String commandLine() {
		ParseResult parsed = this.spec.commandLine().getParseResult();
		return parsed.hasSubcommand() ? parsed.subcommand().commandSpec().name() : this.spec.name();
	}

	/**
	 * Returns the arguments of the process.
	 */
	List<String> arguments() {
		return this.spec.commandLine().getParseResult().originalArgs();
	}

	/**
	 * Returns what completes the commands in messages of this command line.
	 */
	FollowUp followUp() {
		return new FollowUp(this.spec);
	}

	public boolean sandbox() {
		return this.sandbox;
	}

	/**
	 * Returns the Spring settings of the log for a command that does not serve. On a
	 * terminal progress and messages tell what happens.
	 * @param terminal whether the output is a terminal
	 */
	Map<String, Object> logSettings(boolean terminal) {
		return (terminal && !this.verbose) ? Map.of("linkkeeper.log.level", "warn") : Map.of();
	}

	boolean stacktrace() {
		return this.stacktrace;
	}

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "Name a command");
	}

	/** Reads the release from the manifest of the jar. */
	static final class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[] { "linkkeeper " + number() };
		}

		static String number() {
			String version = RootCommand.class.getPackage().getImplementationVersion();
			return Objects.requireNonNullElse(version, "(not packaged)");
		}

	}

}
