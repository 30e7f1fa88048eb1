package io.linkkeeper.command.look;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.linkkeeper.account.Accounts;
import io.linkkeeper.account.LinkkeeperProperties;
import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.rule.CascadeSettings;
import io.linkkeeper.definition.rule.ExportSettings;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.engine.InvalidSetting;
import io.linkkeeper.engine.RootCommand;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.run.file.MissingInputException;
import io.linkkeeper.schedule.time.Forecast;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;

/**
 * Finds what would fail the runs of a definition in this environment: its accounts, its
 * files and its schedule. Reads the configuration as an engine would; opens no database
 * and calls no API.
 */
final class Readiness {

	private final @Nullable Accounts accounts;

	private final Folders folders;

	private final Instant now;

	private Readiness(@Nullable Accounts accounts, Folders folders, Instant now) {
		this.accounts = accounts;
		this.folders = folders;
		this.now = now;
	}

	/**
	 * Reads the configuration.
	 * @param shell the working folder and the time
	 * @param root the options of the command; with {@code --sandbox} accounts need no
	 * configuration
	 * @return the checks
	 * @throws RefusedException when a setting is invalid
	 */
	static Readiness of(Shell shell, RootCommand root) {
		Path data = root.sandbox() ? shell.sandboxWorker() : shell.data();
		LinkkeeperProperties properties = properties(data);
		Folders folders = new Folders(shell.folder().resolve(properties.filesFolder()),
				shell.folder().resolve(properties.resultsFolder()),
				Stream
					.concat(Stream.of(data, shell.jobsFolder()),
							properties.secretFiles().stream().map(shell.folder()::resolve))
					.toList());
		Accounts accounts = root.sandbox() ? null : Accounts.of(properties, shell.clock());
		return new Readiness(accounts, folders, shell.clock().instant());
	}

	private static LinkkeeperProperties properties(Path data) {
		try {
			return LinkkeeperProperties.read(data);
		}
		catch (BindException ex) {
			throw InvalidSetting.refusal(ex).orElseThrow(() -> ex);
		}
	}

	/**
	 * Whether accounts cannot be checked, because none is configured.
	 * @return false with {@code --sandbox}
	 */
	boolean hasNoAccounts() {
		return this.accounts != null && !this.accounts.anyConfigured();
	}

	/**
	 * Examines a definition.
	 * @param job its valid parts
	 * @return the findings in the order of keys, perhaps none
	 */
	List<Finding> examine(DefinitionFolder.Parts job) {
		List<Finding> findings = new ArrayList<>();
		for (int index = 0; index < job.accounts().size(); index++) {
			account("accounts[" + index + "]", job.accounts().get(index)).ifPresent(findings::add);
		}
		schedule(job.schedule()).ifPresent(findings::add);
		file(job).ifPresent(findings::add);
		return findings;
	}

	private Optional<Finding> account(String key, String name) {
		if (this.accounts == null || hasNoAccounts()) {
			return Optional.empty();
		}
		try {
			this.accounts.identity(name);
			return Optional.empty();
		}
		catch (RefusedException ex) {
			return Optional.of(new Finding(key, String.valueOf(ex.getMessage()), true));
		}
	}

	private Optional<Finding> schedule(@Nullable Schedule schedule) {
		if (schedule == null || !new Forecast(schedule).next(this.now, 1).isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Finding("schedule.cron",
				"\"%s\" has no time after %s; correct the year or leave it out, or delete the schedule"
					.formatted(schedule.cron(), this.now.truncatedTo(ChronoUnit.SECONDS)),
				true));
	}

	private Optional<Finding> file(DefinitionFolder.Parts job) {
		if (job.rule() instanceof ImportSettings settings) {
			return input("rule.file", settings.file(), job);
		}
		if (job.rule() instanceof CascadeSettings settings && settings.leavers() != null) {
			return input("rule.leavers", settings.leavers(), job);
		}
		return (job.rule() instanceof ExportSettings settings) ? output(settings.fileOf(job.name())) : Optional.empty();
	}

	/** A job without schedule may get its file right before its start. */
	private Optional<Finding> input(String key, String name, DefinitionFolder.Parts job) {
		try {
			this.folders.input(name);
			return Optional.empty();
		}
		catch (MissingInputException ex) {
			return Optional.of(new Finding(key, String.valueOf(ex.getMessage()), job.schedule() != null));
		}
		catch (IllegalArgumentException ex) {
			return Optional.of(new Finding(key, String.valueOf(ex.getMessage()), true));
		}
	}

	private Optional<Finding> output(String name) {
		try {
			this.folders.permitted(name);
			return Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.of(new Finding("rule.file", String.valueOf(ex.getMessage()), true));
		}
	}

	/**
	 * Something that a definition needs and that is not there.
	 *
	 * @param key the key of the definition
	 * @param message what is missing and how to correct it
	 * @param failsRuns whether the next run would fail, unless that is corrected
	 */
	record Finding(String key, String message, boolean failsRuns) {

	}

}
