package io.linkkeeper.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code abandon RUN}.
 */
@Command(name = "abandon", description = "Give up a failed or stopped run: it can neither be restarted nor applied.")
final class AbandonCommand implements Callable<Integer> {

	private final Engines engines;

	@Parameters(paramLabel = "RUN", converter = RunIdConverter.class, description = "The run's id; 'runs' lists them.")
	private long run;

	AbandonCommand(Engines engines) {
		this.engines = engines;
	}

	@Override
	public Integer call() {
		return this.engines.operate((operator) -> operator.abandon(this.run));
	}

}
