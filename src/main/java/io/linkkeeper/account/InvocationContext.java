package io.linkkeeper.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration that affects a command besides its arguments. In two processes with
 * equal contexts a command has the same effect.
 *
 * @param files the folder inside which files named in definitions must be, absolute
 * @param results the folder for result files, absolute
 * @param accounts the accounts that are completely configured, in the order of their
 * names; without secrets
 * @param actor who gives the command, as its process states
 */
public record InvocationContext(Path files, Path results, List<AccountIdentity> accounts, Actor actor) {

	private static final Logger logger = LoggerFactory.getLogger(InvocationContext.class);

	public InvocationContext {
		accounts = List.copyOf(accounts);
	}

	/**
	 * Reads the context of a process that starts no engine from its environment and its
	 * working folder, as an engine would.
	 * @param data the data folder
	 * @param clock the time
	 * @return the context
	 */
	public static InvocationContext configured(Path data, Clock clock) {
		LinkkeeperProperties properties = LinkkeeperProperties.read(data);
		return of(properties, Accounts.of(properties, clock));
	}

	public static InvocationContext of(LinkkeeperProperties properties, Accounts accounts) {
		Stream<String> names = properties.accounts().keySet().stream().sorted();
		return new InvocationContext(real(properties.filesFolder()), real(properties.resultsFolder()),
				names.map((name) -> identity(accounts, name)).flatMap(Optional::stream).toList(), Actor.ofProcess());
	}

	private static Optional<AccountIdentity> identity(Accounts accounts, String name) {
		try {
			return Optional.of(accounts.identity(name));
		}
		catch (RefusedException ex) {
			logger.debug("Account " + name + " does not count as configured", ex);
			return Optional.empty();
		}
	}

	/**
	 * Checks that the caller, whose context this is, has the same account as the holder
	 * by its name.
	 * @param own the account of the process that works for the caller
	 * @return the account
	 * @throws RefusedException when the caller has another account by that name, or none
	 */
	public AccountIdentity requireSame(AccountIdentity own) {
		if (this.accounts.stream().noneMatch((account) -> account.name().equals(own.name()))) {
			throw new RefusedException(ExitCode.USAGE,
					"Account '%s' is not configured where you give the command. Set %s, %s and %s.".formatted(
							own.name(), Account.setting(own.name(), "service-url"),
							Account.setting(own.name(), "partner-id"), Account.setting(own.name(), "admin-secret")));
		}
		requireNoOther(List.of(own));
		return own;
	}

	/**
	 * Checks that none of the caller's accounts differs in the process that executes its
	 * command.
	 * @param own the accounts of that process
	 * @throws RefusedException when an account differs
	 */
	public void requireNoOther(List<AccountIdentity> own) {
		for (AccountIdentity account : own) {
			this.accounts.stream()
				.filter((theirs) -> theirs.name().equals(account.name()) && !account.isSameAccount(theirs))
				.findFirst()
				.ifPresent((theirs) -> refuse(theirs, account));
		}
	}

	private static void refuse(AccountIdentity theirs, AccountIdentity own) {
		throw new RefusedException(ExitCode.USAGE,
				("You mean account %s, but the process that holds the database works on %s."
						+ " Use the same account, or another LINKKEEPER_DATA.")
					.formatted(theirs, own));
	}

	/**
	 * Returns the absolute path, comparable between processes.
	 * @param path a path, perhaps relative or through links
	 * @return the absolute path, without links as far as it exists
	 */
	public static Path real(Path path) {
		Path absolute = path.toAbsolutePath().normalize();
		try {
			return Files.exists(absolute) ? absolute.toRealPath() : absolute;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
