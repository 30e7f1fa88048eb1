package io.linkkeeper.command;

import java.util.Map;
import java.util.concurrent.Callable;

import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code pause JOB}.
 */
@Command(name = "pause", description = "Keep a job from being started by its schedule, until 'resume'.")
final class PauseCommand implements Callable<Integer> {

	private final Shell shell;

	private final Engines engines;

	@Parameters(paramLabel = "JOB", description = "The name in the job's definition; 'jobs' lists them.")
	private String job = "";

	@Option(names = "--reason", paramLabel = "REASON", description = "Why, for others to read.")
	private @Nullable String reason;

	PauseCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		this.shell.jobs().get(this.job, Map.of());
		try (Engine engine = this.engines.startToWrite()) {
			boolean paused = engine.pauseSwitch().pause(this.job, engine.order(this.reason));
			this.engines.say(paused ? "%s is paused; `resume %s` ends it".formatted(this.job, this.job)
					: "%s was paused already; nothing was changed".formatted(this.job));
		}
		return ExitCode.OK;
	}

}
