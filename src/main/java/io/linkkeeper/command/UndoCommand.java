package io.linkkeeper.command;

import java.util.concurrent.Callable;

import io.linkkeeper.command.option.ResultOptions;
import io.linkkeeper.command.option.RunIdConverter;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.run.RunMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code undo RUN}.
 */
@Command(name = "undo", description = "Put back what a run changed, by a run that can itself be undone.")
final class UndoCommand implements Callable<Integer> {

	private final Engines engines;

	@Parameters(paramLabel = "RUN", converter = RunIdConverter.class, description = "The run's id; 'runs' lists them.")
	private long run;

	@Option(names = "--delete-added",
			description = "Delete what the run added instead of disabling it. That cannot be undone.")
	private boolean deleteAdded;

	@Option(names = "--recreate", description = "Add what the run deleted again; it gets new ids.")
	private boolean recreate;

	@Option(names = "--dry-run", description = "Stop after the guard, as 'plan' does.")
	private boolean dryRun;

	@Mixin
	private ResultOptions result = new ResultOptions();

	@Option(names = "--reason", paramLabel = "REASON", description = "Why, for the audit.")
	private @Nullable String reason;

	UndoCommand(Engines engines) {
		this.engines = engines;
	}

	@Override
	public Integer call() {
		RunMode mode = this.dryRun ? RunMode.PLAN : RunMode.RUN;
		return this.engines.operate(this.result.style(),
				(operator) -> operator.because(this.reason).undo(this.run, this.deleteAdded, this.recreate, mode));
	}

}
