package io.linkkeeper.cli;

import java.util.concurrent.Callable;

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
			return engine.doctor(this.shell.out());
		}
	}

}
