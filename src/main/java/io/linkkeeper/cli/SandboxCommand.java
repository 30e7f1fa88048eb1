package io.linkkeeper.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * {@code sandbox}.
 */
@Command(name = "sandbox",
		description = "Serve a stand-in for the Kaltura Short Link API on this machine until Ctrl-C.")
final class SandboxCommand implements Callable<Integer> {

	private final Shell shell;

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "8080",
			description = "The port on loopback; 0 for any free one (default: ${DEFAULT-VALUE}).")
	private int port;

	@Option(names = "--data", paramLabel = "DIR",
			description = "Keep the account in this folder (default: in memory only).")
	private @Nullable Path data;

	@Option(names = "--seed", paramLabel = "FILE.csv",
			description = "The links of a new account: the columns of an export plus createdAt and updatedAt.")
	private @Nullable Path seed;

	@Option(names = "--links", paramLabel = "N", defaultValue = "0",
			description = "How many believable links a new account gets (default: ${DEFAULT-VALUE}).")
	private int links;

	@Option(names = "--latency", paramLabel = "TIME", defaultValue = "0ms", converter = ShortDurationConverter.class,
			description = "How long each request waits, such as 30ms (default: ${DEFAULT-VALUE}).")
	private Duration latency = Duration.ZERO;

	@Option(names = "--fail-rate", paramLabel = "SHARE", defaultValue = "0",
			description = "The share of requests that fail, 0 to 1; half before and half after their effect "
					+ "(default: ${DEFAULT-VALUE}).")
	private double failRate;

	@Option(names = "--dialect", paramLabel = "DIALECT", defaultValue = "guide",
			description = "guide: as documented; server: as the real one of 2026; old: without uniqueId "
					+ "(default: ${DEFAULT-VALUE}).")
	private String dialect = "guide";

	@Option(names = "--partner-id", paramLabel = "ID", defaultValue = "102",
			description = "The account's number (default: ${DEFAULT-VALUE}).")
	private int partnerId;

	@Option(names = "--admin-secret", paramLabel = "SECRET", defaultValue = "0123456789abcdef0123456789abcdef",
			description = "The account's admin secret (default: ${DEFAULT-VALUE}).")
	private String adminSecret = "";

	SandboxCommand(Shell shell) {
		this.shell = shell;
	}

	@Override
	public Integer call() {
		return ExitCode.OK;
	}

}
