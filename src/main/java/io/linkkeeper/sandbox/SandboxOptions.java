package io.linkkeeper.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is to be started. {@code seed} and {@code links} fill a new account only:
 * a data folder that already holds an account is served as it is.
 *
 * @param port the port on loopback, or 0 for any free one
 * @param data the folder that keeps the account, made when absent, or {@code null} to
 * keep it in memory only
 * @param seed a CSV file with the account's first links, or {@code null}
 * @param links how many believable links to generate for a new account
 * @param latency the time each request waits before it is looked at
 * @param failRate the share of requests, 0 to 1, that fail; half before and half after
 * their effect
 * @param dialect which server the sandbox behaves like
 * @param partnerId the number of the account
 * @param adminSecret the key that signs sessions of the account
 * @param randomSeed decides every random choice: generated links, new ids and faults
 * @param allowPrivateProxyTargets whether goto with {@code proxy=true} fetches from
 * loopback, link-local and private addresses, too
 * @param installation what the real server is set up to do
 * @param control whether faults can be set over HTTP with {@code POST /control/faults}
 */
public record SandboxOptions(int port, @Nullable Path data, @Nullable Path seed, int links, Duration latency,
		double failRate, Dialect dialect, int partnerId, String adminSecret, long randomSeed,
		boolean allowPrivateProxyTargets, Installation installation, boolean control) {

	/** The account of a sandbox that was given none. */
	public static final int DEFAULT_PARTNER_ID = 102;

	/** The admin secret of a sandbox that was given none; not a secret of anything. */
	public static final String DEFAULT_ADMIN_SECRET = "0123456789abcdef0123456789abcdef";

	/**
	 * The user secret of every sandbox: starts sessions of users, but signs none and
	 * starts none of admins.
	 */
	public static final String USER_SECRET = "fedcba9876543210fedcba9876543210";

	private static final int MAX_PORT = 65535;

	public SandboxOptions {
		Objects.requireNonNull(latency, "latency");
		Objects.requireNonNull(dialect, "dialect");
		Objects.requireNonNull(installation, "installation");
		check(port >= 0 && port <= MAX_PORT, "The port must be 0 to 65535, not " + port);
		check(links >= 0, "The number of links must not be negative, but is " + links);
		check(seed == null || links == 0, "Links come from a seed file or are generated, not both");
		check(!latency.isNegative(), "The latency must not be negative, but is " + latency);
		check(failRate >= 0 && failRate <= 1, "The fail rate must be 0 to 1, not " + failRate);
		check(partnerId > 0, "The partner id must be positive, not " + partnerId);
		check(!adminSecret.isBlank(), "The admin secret must not be blank");
	}

	/**
	 * An empty account in memory on any free port, in the guide's dialect, without
	 * faults.
	 * @return the defaults
	 */
	public static SandboxOptions defaults() {
		return new SandboxOptions(0, null, null, 0, Duration.ZERO, 0, Dialect.GUIDE, DEFAULT_PARTNER_ID,
				DEFAULT_ADMIN_SECRET, 1, false, Installation.SHIPPED, false);
	}

	public SandboxOptions withPort(int port) {
		return with((draft) -> draft.port = port);
	}

	public SandboxOptions withData(@Nullable Path data) {
		return with((draft) -> draft.data = data);
	}

	public SandboxOptions withSeed(@Nullable Path seed) {
		return with((draft) -> draft.seed = seed);
	}

	public SandboxOptions withLinks(int links) {
		return with((draft) -> draft.links = links);
	}

	public SandboxOptions withLatency(Duration latency) {
		return with((draft) -> draft.latency = latency);
	}

	public SandboxOptions withFailRate(double failRate) {
		return with((draft) -> draft.failRate = failRate);
	}

	public SandboxOptions withDialect(Dialect dialect) {
		return with((draft) -> draft.dialect = dialect);
	}

	/**
	 * These options for another account.
	 * @param partnerId the number of the account
	 * @param adminSecret its key
	 * @return a copy
	 */
	public SandboxOptions withAccount(int partnerId, String adminSecret) {
		return with((draft) -> {
			draft.partnerId = partnerId;
			draft.adminSecret = adminSecret;
		});
	}

	public SandboxOptions withRandomSeed(long randomSeed) {
		return with((draft) -> draft.randomSeed = randomSeed);
	}

	public SandboxOptions withAllowPrivateProxyTargets(boolean allow) {
		return with((draft) -> draft.allowPrivateProxyTargets = allow);
	}

	public SandboxOptions withInstallation(Installation installation) {
		return with((draft) -> draft.installation = installation);
	}

	public SandboxOptions withControl(boolean control) {
		return with((draft) -> draft.control = control);
	}

	private SandboxOptions with(Consumer<Draft> change) {
		Draft draft = new Draft(this);
		change.accept(draft);
		return draft.toOptions();
	}

	private static void check(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException(message);
		}
	}

	/**
	 * Options under way.
	 */
	private static final class Draft {

		private int port;

		private @Nullable Path data;

		private @Nullable Path seed;

		private int links;

		private Duration latency;

		private double failRate;

		private Dialect dialect;

		private int partnerId;

		private String adminSecret;

		private long randomSeed;

		private boolean allowPrivateProxyTargets;

		private Installation installation;

		private boolean control;

		Draft(SandboxOptions options) {
			this.port = options.port;
			this.data = options.data;
			this.seed = options.seed;
			this.links = options.links;
			this.latency = options.latency;
			this.failRate = options.failRate;
			this.dialect = options.dialect;
			this.partnerId = options.partnerId;
			this.adminSecret = options.adminSecret;
			this.randomSeed = options.randomSeed;
			this.allowPrivateProxyTargets = options.allowPrivateProxyTargets;
			this.installation = options.installation;
			this.control = options.control;
		}

		SandboxOptions toOptions() {
			return new SandboxOptions(this.port, this.data, this.seed, this.links, this.latency, this.failRate,
					this.dialect, this.partnerId, this.adminSecret, this.randomSeed, this.allowPrivateProxyTargets,
					this.installation, this.control);
		}

	}

}
