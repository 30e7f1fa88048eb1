package io.linkkeeper.command;

import java.time.Duration;
import java.util.concurrent.Callable;

import io.linkkeeper.command.option.RunIdConverter;
import io.linkkeeper.engine.Engines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code stop RUN}.
 */
@Command(name = "stop", description = "Stop a run that executes, and wait until it has ended.")
final class StopCommand implements Callable<Integer> {

	/**
	 * More than the 30 s that a stop may take, plus the polling interval of another
	 * process.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private final Engines engines;

	@Parameters(paramLabel = "RUN", converter = RunIdConverter.class, description = "The run's id; 'runs' lists them.")
	private long run;

	@Option(names = "--reason", paramLabel = "REASON", description = "Why, for the audit.")
	private @Nullable String reason;

	StopCommand(Engines engines) {
		this.engines = engines;
	}

	@Override
	public Integer call() {
		return this.engines.operate((operator) -> operator.because(this.reason).stop(this.run, PATIENCE));
	}

}
