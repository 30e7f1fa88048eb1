package io.linkkeeper.command;

import java.util.concurrent.Callable;

import io.linkkeeper.command.option.RunIdConverter;
import io.linkkeeper.engine.Engines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code recover RUN}.
 */
@Command(name = "recover", description = "Free a run whose process died, so that it can be restarted.")
final class RecoverCommand implements Callable<Integer> {

	private final Engines engines;

	@Parameters(paramLabel = "RUN", converter = RunIdConverter.class, description = "The run's id; 'runs' lists them.")
	private long run;

	RecoverCommand(Engines engines) {
		this.engines = engines;
	}

	@Override
	public Integer call() {
		return this.engines.operate((operator) -> operator.recover(this.run));
	}

}
