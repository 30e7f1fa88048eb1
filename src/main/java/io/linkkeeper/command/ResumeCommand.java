package io.linkkeeper.command;

import java.util.concurrent.Callable;

import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code resume JOB}. The job's definition need not exist.
 */
@Command(name = "resume",
		description = "Let a paused job be started by its schedule again, and accept its file if that is held back.")
final class ResumeCommand implements Callable<Integer> {

	private final Engines engines;

	@Parameters(paramLabel = "JOB", description = "The name in the job's definition; 'jobs' lists them.")
	private String job = "";

	@Option(names = "--reason", paramLabel = "REASON", description = "Why, for the audit.")
	private @Nullable String reason;

	ResumeCommand(Engines engines) {
		this.engines = engines;
	}

	@Override
	public Integer call() {
		try (Engine engine = this.engines.startToWrite()) {
			boolean accepted = engine.pauseSwitch().acceptFile(this.job, engine.order(this.reason));
			boolean resumed = engine.pauseSwitch().resume(this.job, engine.order(this.reason));
			if (accepted) {
				this.engines.say("The changed file of " + this.job + " is accepted and in force within twenty seconds");
			}
			if (resumed || !accepted) {
				this.engines.say(this.job + (resumed ? " starts by its schedule again, from its next time on"
						: " is not paused; `jobs` shows which jobs are"));
			}
		}
		return ExitCode.OK;
	}

}
