package io.linkkeeper.command;

import java.util.concurrent.Callable;

import io.linkkeeper.command.option.RunIdConverter;
import io.linkkeeper.engine.Engines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code abandon RUN}.
 */
@Command(name = "abandon",
		description = "Give up a failed or stopped run, or reject a plan: it can neither be restarted nor applied.")
final class AbandonCommand implements Callable<Integer> {

	private final Engines engines;

	@Parameters(paramLabel = "RUN", converter = RunIdConverter.class, description = "The run's id; 'runs' lists them.")
	private long run;

	@Option(names = "--reason", paramLabel = "REASON", description = "Why, for the audit.")
	private @Nullable String reason;

	AbandonCommand(Engines engines) {
		this.engines = engines;
	}

	@Override
	public Integer call() {
		return this.engines.operate((operator) -> operator.because(this.reason).abandon(this.run));
	}

}
