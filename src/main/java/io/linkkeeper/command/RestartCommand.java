package io.linkkeeper.command;

import java.util.concurrent.Callable;

import io.linkkeeper.command.option.ResultOptions;
import io.linkkeeper.command.option.RunIdConverter;
import io.linkkeeper.engine.Engines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code restart RUN}.
 */
@Command(name = "restart",
		description = "Continue a failed or stopped run where it was, with the definition it began with.")
final class RestartCommand implements Callable<Integer> {

	private final Engines engines;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Parameters(paramLabel = "RUN", converter = RunIdConverter.class, description = "The run's id; 'runs' lists them.")
	private long run;

	@Option(names = "--old", paramLabel = "REASON",
			description = "Go on although the plan is older than it may be when it is applied, for this reason; it is"
					+ " kept with the run.")
	private @Nullable String old;

	@Mixin
	private ResultOptions result = new ResultOptions();

	RestartCommand(Engines engines) {
		this.engines = engines;
	}

	@Override
	public Integer call() {
		if (this.old != null && this.old.isBlank()) {
			throw new ParameterException(this.spec.commandLine(), "--old needs a reason in words");
		}
		return this.engines.operate(this.result.style(), (operator) -> operator.restart(this.run, this.old));
	}

}
