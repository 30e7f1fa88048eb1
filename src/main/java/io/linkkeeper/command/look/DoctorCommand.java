package io.linkkeeper.command.look;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import io.linkkeeper.command.option.AccountOption;
import io.linkkeeper.definition.FolderContents;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.doctor.DoctorCheck;
import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code doctor}.
 */
@Command(name = "doctor", description = "Check credentials, rights, clock and database; touches no link.")
final class DoctorCommand implements Callable<Integer> {

	private final Shell shell;

	private final Engines engines;

	@Mixin
	private AccountOption account = new AccountOption();

	DoctorCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		Collection<JobDefinition> jobs = jobs();
		try (Engine engine = this.engines.start()) {
			List<DoctorCheck> checks = engine.doctor().examine(accounts(jobs), jobs);
			checks.forEach(this::report);
			return checks.stream().allMatch(DoctorCheck::ok) ? ExitCode.DONE.number() : ExitCode.USAGE.number();
		}
	}

	private Collection<JobDefinition> jobs() {
		try {
			FolderContents jobs = this.shell.jobs().contents();
			jobs.problems().forEach((problem) -> this.shell.say("not examined: " + problem));
			return jobs.definitions().values();
		}
		catch (InvalidDefinitionException ex) {
			this.shell.say("not examined: " + ex.getMessage());
			return List.of();
		}
	}

	/**
	 * Returns the accounts to check: the given one, which need not be named by a job, or
	 * those of all jobs.
	 */
	private Set<String> accounts(Collection<JobDefinition> jobs) {
		String asked = this.account.get();
		if (asked != null) {
			return Set.of(asked);
		}
		Set<String> named = new LinkedHashSet<>();
		jobs.forEach((job) -> named.addAll(job.accounts()));
		return named.isEmpty() ? Set.of(JobDefinition.DEFAULT_ACCOUNT) : named;
	}

	private void report(DoctorCheck check) {
		this.shell.out().printf("%-4s %s: %s%n", check.result().label(), check.name(), check.message()).flush();
	}

}
