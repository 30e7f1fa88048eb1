package io.linkkeeper.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.linkkeeper.account.Accounts;
import io.linkkeeper.account.LinkkeeperProperties;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.RefusedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What a command means besides its words: which accounts it works on and where its files
 * are. Two processes in the same surroundings do the same by the same command.
 *
 * @param files the folder inside which files named in definitions must lie
 * @param results the folder that takes what runs hand over to people
 * @param accounts the accounts that are completely configured, in the order of their
 * names; no secret is in them
 */
public record InvocationContext(Path files, Path results, List<AccountIdentity> accounts) {

	private static final Log logger = LogFactory.getLog(InvocationContext.class);

	public InvocationContext {
		files = real(files);
		results = real(results);
		accounts = List.copyOf(accounts);
	}

	/**
	 * The surroundings of a process that starts no engine, read from its environment and
	 * its working folder as an engine would.
	 * @param data the data folder
	 * @param clock the time
	 * @return the surroundings
	 */
	public static InvocationContext configured(Path data, Clock clock) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("command", Map.of("linkkeeper.data", data.toString())));
		ConfigDataEnvironmentPostProcessor.applyTo(environment);
		LinkkeeperProperties properties = Binder.get(environment)
			.bindOrCreate("linkkeeper", LinkkeeperProperties.class);
		return of(properties, new Accounts(properties, properties.clientSettings(), clock));
	}

	static InvocationContext of(LinkkeeperProperties properties, Accounts accounts) {
		Stream<String> names = properties.accounts().keySet().stream().sorted();
		return new InvocationContext(properties.filesFolder(), properties.resultsFolder(),
				names.map((name) -> identity(accounts, name)).flatMap(Optional::stream).toList());
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
	 * Whether files are at the same places.
	 * @param otherFiles where another process has its files
	 * @param otherResults where another process leaves its results
	 * @return true when both are the same
	 */
	public boolean hasPlaces(Path otherFiles, Path otherResults) {
		return this.files.equals(otherFiles) && this.results.equals(otherResults);
	}

	/**
	 * Refuses a caller for whom a name means another account than here.
	 * @param theirs what the caller has configured
	 * @throws RefusedException when one of the accounts differs
	 */
	public void requireNoOther(List<AccountIdentity> theirs) {
		new Caller(theirs).requireNoOther(this.accounts);
	}

	/**
	 * A path that is the same in every process that means the same.
	 * @param path a path, perhaps relative or through links
	 * @return the path without links, as far as it exists
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
