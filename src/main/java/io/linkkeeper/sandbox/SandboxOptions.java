package io.linkkeeper.sandbox;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The options of a sandbox.
 *
 * @param port the port on loopback, or 0 for any free one
 * @param control whether faults can be set over HTTP with {@code POST /control/faults}
 * @param account the credentials of the account
 * @param content what the account holds and where it is stored
 * @param faults the faults at the start
 * @param behavior which server the sandbox behaves like
 */
public record SandboxOptions(int port, boolean control, Account account, Content content, InitialFaults faults,
		Behavior behavior) {

	/** The default account. */
	public static final int DEFAULT_PARTNER_ID = 102;

	/** The admin secret of {@link #defaults()}, which protects nothing. */
	public static final String DEFAULT_ADMIN_SECRET = "0123456789abcdef0123456789abcdef";

	/** The user secret of {@link #defaults()}, which protects nothing. */
	public static final String DEFAULT_USER_SECRET = "fedcba9876543210fedcba9876543210";

	private static final int MAX_PORT = 65535;

	public SandboxOptions {
		check(port >= 0 && port <= MAX_PORT, "The port must be 0 to 65535, not " + port);
		Objects.requireNonNull(account, "account");
		Objects.requireNonNull(content, "content");
		Objects.requireNonNull(faults, "faults");
		Objects.requireNonNull(behavior, "behavior");
	}

	/**
	 * An empty account in memory on any free port, in the guide's dialect, without
	 * faults.
	 * @return the defaults
	 */
	public static SandboxOptions defaults() {
		return new SandboxOptions(0, false, new Account(DEFAULT_PARTNER_ID, DEFAULT_ADMIN_SECRET, DEFAULT_USER_SECRET),
				new Content(null, null, 0, 1), new InitialFaults(Duration.ZERO, 0),
				new Behavior(Dialect.GUIDE, Installation.SHIPPED, false));
	}

	public SandboxOptions withPort(int port) {
		return new SandboxOptions(port, this.control, this.account, this.content, this.faults, this.behavior);
	}

	public SandboxOptions withControl(boolean control) {
		return new SandboxOptions(this.port, control, this.account, this.content, this.faults, this.behavior);
	}

	/**
	 * These options for another account.
	 * @param partnerId the number of the account
	 * @param adminSecret its key
	 * @return a copy
	 */
	public SandboxOptions withAccount(int partnerId, String adminSecret) {
		return new SandboxOptions(this.port, this.control,
				new Account(partnerId, adminSecret, this.account.userSecret()), this.content, this.faults,
				this.behavior);
	}

	/**
	 * These options with random secrets, so that no other program that can connect, such
	 * as a page in a browser, is let in.
	 * @return a copy
	 */
	public SandboxOptions withRandomSecrets() {
		Account random = new Account(this.account.partnerId(), Account.randomSecret(), Account.randomSecret());
		return new SandboxOptions(this.port, this.control, random, this.content, this.faults, this.behavior);
	}

	public SandboxOptions withData(@Nullable Path data) {
		return with(new Content(data, this.content.seed, this.content.links, this.content.randomSeed));
	}

	public SandboxOptions withSeed(@Nullable Path seed) {
		return with(new Content(this.content.data, seed, this.content.links, this.content.randomSeed));
	}

	public SandboxOptions withLinks(int links) {
		return with(new Content(this.content.data, this.content.seed, links, this.content.randomSeed));
	}

	public SandboxOptions withRandomSeed(long randomSeed) {
		return with(new Content(this.content.data, this.content.seed, this.content.links, randomSeed));
	}

	public SandboxOptions withLatency(Duration latency) {
		return with(new InitialFaults(latency, this.faults.failRate));
	}

	public SandboxOptions withFailRate(double failRate) {
		return with(new InitialFaults(this.faults.latency, failRate));
	}

	public SandboxOptions withDialect(Dialect dialect) {
		return with(new Behavior(dialect, this.behavior.installation, this.behavior.allowPrivateProxyTargets));
	}

	public SandboxOptions withInstallation(Installation installation) {
		return with(new Behavior(this.behavior.dialect, installation, this.behavior.allowPrivateProxyTargets));
	}

	public SandboxOptions withAllowPrivateProxyTargets(boolean allow) {
		return with(new Behavior(this.behavior.dialect, this.behavior.installation, allow));
	}

	private SandboxOptions with(Content changed) {
		return new SandboxOptions(this.port, this.control, this.account, changed, this.faults, this.behavior);
	}

	private SandboxOptions with(InitialFaults changed) {
		return new SandboxOptions(this.port, this.control, this.account, this.content, changed, this.behavior);
	}

	private SandboxOptions with(Behavior changed) {
		return new SandboxOptions(this.port, this.control, this.account, this.content, this.faults, changed);
	}

	private static void check(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException(message);
		}
	}

	/**
	 * The credentials of an account.
	 *
	 * @param partnerId the number of the account
	 * @param adminSecret the key that signs sessions of the account
	 * @param userSecret starts sessions of users, but signs none and starts none of
	 * admins
	 */
	public record Account(int partnerId, String adminSecret, String userSecret) {

		private static final SecureRandom RANDOM = new SecureRandom();

		public Account {
			check(partnerId > 0, "The partner id must be positive, not " + partnerId);
			check(!adminSecret.isBlank(), "The admin secret must not be blank");
			check(!userSecret.isBlank(), "The user secret must not be blank");
		}

		/**
		 * Returns a secret in the form of the API's.
		 * @return 32 random hexadecimal digits
		 */
		public static String randomSecret() {
			byte[] bytes = new byte[16];
			RANDOM.nextBytes(bytes);
			return HexFormat.of().formatHex(bytes);
		}

		/** The secrets may be those of others. */
		@Override
		public String toString() {
			return "Account[partnerId=" + this.partnerId + ", the secrets redacted]";
		}

	}

	/**
	 * What an account holds. {@code seed} and {@code links} fill a new account only: a
	 * data folder that already holds an account is served unchanged.
	 *
	 * @param data the folder that stores the account, created when absent, or
	 * {@code null} for memory only
	 * @param seed a CSV file with the account's first links, or {@code null}
	 * @param links how many links to generate for a new account
	 * @param randomSeed the seed of every random choice: generated links, new ids and
	 * faults
	 */
	public record Content(@Nullable Path data, @Nullable Path seed, int links, long randomSeed) {

		public Content {
			check(links >= 0, "The number of links must not be negative, but is " + links);
			check(seed == null || links == 0, "Links come from a seed file or are generated, not both");
		}

	}

	/**
	 * The faults at the start.
	 *
	 * @param latency the delay of each request
	 * @param failRate the share of requests, 0 to 1, that fail; half before and half
	 * after their effect
	 */
	public record InitialFaults(Duration latency, double failRate) {

		public InitialFaults {
			check(!latency.isNegative(), "The latency must not be negative, but is " + latency);
			check(failRate >= 0 && failRate <= 1, "The fail rate must be 0 to 1, not " + failRate);
		}

	}

	/**
	 * Which server the sandbox behaves like.
	 *
	 * @param dialect the version of the API
	 * @param installation how the server is set up
	 * @param allowPrivateProxyTargets whether goto with {@code proxy=true} also fetches
	 * from loopback, link-local and private addresses
	 */
	public record Behavior(Dialect dialect, Installation installation, boolean allowPrivateProxyTargets) {

		public Behavior {
			Objects.requireNonNull(dialect, "dialect");
			Objects.requireNonNull(installation, "installation");
		}

	}

}
