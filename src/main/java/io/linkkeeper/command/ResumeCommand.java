package io.linkkeeper.command;

import java.util.concurrent.Callable;

import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/**
 * {@code resume JOB}. The job's definition need not exist.
 */
@Command(name = "resume", description = "Let a paused job be started by its schedule again.")
final class ResumeCommand implements Callable<Integer> {

	private final Engines engines;

	@Parameters(paramLabel = "JOB", description = "The name in the job's definition; 'jobs' lists them.")
	private String job = "";

	ResumeCommand(Engines engines) {
		this.engines = engines;
	}

	@Override
	public Integer call() {
		try (Engine engine = this.engines.startToWrite()) {
			boolean resumed = engine.pauseSwitch().resume(this.job);
			this.engines.say(this.job + (resumed ? " starts by its schedule again, from its next time on"
					: " is not paused; `jobs` shows which jobs are"));
		}
		return ExitCode.OK;
	}

}
