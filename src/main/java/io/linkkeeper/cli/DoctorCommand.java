package io.linkkeeper.cli;

import java.util.List;
import java.util.concurrent.Callable;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.launch.DoctorCheck;
import io.linkkeeper.launch.ExitCode;

import picocli.CommandLine.Command;

/**
 * {@code doctor}.
 */
@Command(name = "doctor", description = "Check credentials, rights, clock and database; touches no link.")
final class DoctorCommand implements Callable<Integer> {

	private final Shell shell;

	private final Engines engines;

	DoctorCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		try (Engine engine = this.engines.start()) {
			List<DoctorCheck> checks = engine.doctor().examine(JobDefinition.DEFAULT_ACCOUNT);
			checks.forEach(this::report);
			return checks.stream().allMatch(DoctorCheck::ok) ? ExitCode.DONE.number() : ExitCode.USAGE.number();
		}
	}

	private void report(DoctorCheck check) {
		this.shell.out().printf("%-4s %s: %s%n", check.ok() ? "ok" : "BAD", check.name(), check.message()).flush();
	}

}
