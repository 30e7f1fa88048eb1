package io.linkkeeper.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.linkkeeper.command.option.ShortDurationConverter;
import io.linkkeeper.engine.RootCommand;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.Installation;
import io.linkkeeper.sandbox.Purifier;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code sandbox}.
 */
@Command(name = "sandbox",
		description = "Serve a stand-in for the Kaltura Short Link API on this machine until Ctrl-C.")
final class SandboxCommand implements Callable<Integer> {

	private final Shell shell;

	private final RootCommand root;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "8080",
			description = "The port on loopback; 0 for any free one (default: ${DEFAULT-VALUE}).")
	private int port;

	@Option(names = "--data", paramLabel = "DIR",
			description = "Keep the account in this folder (default: in memory only; with --sandbox, "
					+ "the account that --sandbox works on).")
	private @Nullable Path data;

	@Option(names = "--seed", paramLabel = "FILE.csv",
			description = "The links of a new account: the columns of an export plus createdAt and updatedAt.")
	private @Nullable Path seed;

	@Option(names = "--links", paramLabel = "N", defaultValue = "0",
			description = "How many made-up links a new account gets (default: ${DEFAULT-VALUE}).")
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
	private Dialect dialect = Dialect.GUIDE;

	@Option(names = "--partner-id", paramLabel = "ID", defaultValue = "102",
			description = "The account's number (default: ${DEFAULT-VALUE}).")
	private int partnerId;

	@Option(names = "--admin-secret", paramLabel = "SECRET",
			description = "The account's admin secret (default: a random one).")
	private String adminSecret = SandboxOptions.Account.randomSecret();

	@Option(names = "--user-secret", paramLabel = "SECRET",
			description = "The account's user secret, with which users sign in (default: a random one).")
	private String userSecret = SandboxOptions.Account.randomSecret();

	@Option(names = "--proxy-private",
			description = "Let goto with proxy=true fetch from loopback, link-local and private addresses too.")
	private boolean proxyPrivate;

	@Option(names = "--purifier", paramLabel = "MODE", defaultValue = "ignore",
			description = "Markup in texts of links: ignore, sanitize or block (default: ${DEFAULT-VALUE}).")
	private Purifier purifier = Purifier.IGNORE;

	@Option(names = "--strict", description = "Refuse texts and times that do not fit, instead of cutting them.")
	private boolean strict;

	@Option(names = "--database-zone", paramLabel = "ZONE", defaultValue = "UTC",
			description = "The time zone of the server's database, such as America/New_York "
					+ "(default: ${DEFAULT-VALUE}).")
	private ZoneId databaseZone = ZoneOffset.UTC;

	@Option(names = "--account-owner", paramLabel = "USER",
			description = "The user to whom the account belongs, who cannot be deleted.")
	private @Nullable String accountOwner;

	@Option(names = "--goto-domains", paramLabel = "DOMAIN", split = ",",
			description = "Let goto lead to these domains and their subdomains only, as servers since July 2026 can be "
					+ "set up to.")
	private List<String> gotoDomains = List.of();

	@Option(names = "--control", description = "Let faults be set while it runs: POST /control/faults.")
	private boolean control;

	SandboxCommand(Shell shell, RootCommand root) {
		this.shell = shell;
		this.root = root;
	}

	@Override
	public Integer call() {
		try (SandboxServer server = start()) {
			announce(server);
			Thread closing = new Thread(server::close, "sandbox-close");
			Runtime.getRuntime().addShutdownHook(closing);
			awaitInterruption();
			Runtime.getRuntime().removeShutdownHook(closing);
		}
		return ExitCode.DONE.number();
	}

	private SandboxServer start() {
		try {
			return SandboxServer.start(options(), this.shell.clock());
		}
		catch (OutOfMemoryError ex) {
			throw new RefusedException(ExitCode.USAGE,
					"So many links do not fit into memory: keep them on disk by --data DIR, or give Java more by -Xmx.");
		}
	}

	private SandboxOptions options() {
		try {
			return new SandboxOptions(this.port, this.control,
					new SandboxOptions.Account(this.partnerId, this.adminSecret, this.userSecret),
					new SandboxOptions.Content(folder(), resolved(this.seed), this.links,
							SandboxOptions.defaults().content().randomSeed()),
					new SandboxOptions.InitialFaults(this.latency, this.failRate),
					new SandboxOptions.Behavior(this.dialect, new Installation(this.purifier, this.strict,
							this.databaseZone, this.accountOwner, this.gotoDomains), this.proxyPrivate));
		}
		catch (IllegalArgumentException ex) {
			throw new ParameterException(this.spec.commandLine(), String.valueOf(ex.getMessage()), ex);
		}
	}

	private @Nullable Path folder() {
		return (this.data == null && this.root.sandbox()) ? this.shell.sandboxService() : resolved(this.data);
	}

	private @Nullable Path resolved(@Nullable Path path) {
		return (path != null) ? this.shell.folder().resolve(path) : null;
	}

	private void announce(SandboxServer server) {
		this.shell.out()
			.printf("export KALTURA_SERVICE_URL=%s%n", server.serviceUrl())
			.printf("export KALTURA_PARTNER_ID=%d%n", server.partnerId())
			.printf("export KALTURA_ADMIN_SECRET='%s'%n", server.adminSecret().replace("'", "'\\''"))
			.flush();
		this.shell.say("Users sign in with the user secret " + this.userSecret);
		this.shell.say("Serving " + server.account().linkCount() + " links until Ctrl-C");
	}

	/** Waits for an interruption by an embedding caller; Ctrl-C ends the process. */
	private static void awaitInterruption() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
