package io.linkkeeper.command;

import java.util.concurrent.Callable;

import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.run.ExitCode;
import picocli.CommandLine.Command;

/**
 * {@code serve}.
 */
@Command(name = "serve", description = "Start jobs by their schedules until Ctrl-C or TERM.")
final class ServeCommand implements Callable<Integer> {

	private final Shell shell;

	private final Engines engines;

	ServeCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() throws InterruptedException {
		long scheduled = scheduledJobs();
		try (Engine engine = this.engines.serve()) {
			this.shell
				.say("Serving %d scheduled %s until Ctrl-C".formatted(scheduled, (scheduled == 1) ? "job" : "jobs"));
			engine.console().message().ifPresent(this.shell::say);
			boolean stopped = engine.serving().awaitEnd();
			this.shell.say(stopped ? "Ended; the runs that were stopped go on at the next start"
					: "Ended; no run was stopped");
			return (stopped ? ExitCode.STOPPED : ExitCode.DONE).number();
		}
	}

	/** Counts the scheduled jobs; fails when there is no folder of definitions. */
	private long scheduledJobs() {
		return this.shell.jobs()
			.contents()
			.definitions()
			.values()
			.stream()
			.filter((definition) -> definition.schedule() != null)
			.count();
	}

}
