package io.linkkeeper.command;

import java.util.concurrent.Callable;

import io.linkkeeper.command.option.ResultOptions;
import io.linkkeeper.command.option.RunIdConverter;
import io.linkkeeper.engine.Engines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code restart RUN}.
 */
@Command(name = "restart",
		description = "Continue a failed or stopped run where it was, with the definition it began with.")
final class RestartCommand implements Callable<Integer> {

	private final Engines engines;

	@Parameters(paramLabel = "RUN", converter = RunIdConverter.class, description = "The run's id; 'runs' lists them.")
	private long run;

	@Mixin
	private ResultOptions result = new ResultOptions();

	RestartCommand(Engines engines) {
		this.engines = engines;
	}

	@Override
	public Integer call() {
		return this.engines.operate(this.result.style(), (operator) -> operator.restart(this.run));
	}

}
