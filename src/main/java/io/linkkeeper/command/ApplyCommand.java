package io.linkkeeper.command;

import java.util.concurrent.Callable;

import io.linkkeeper.command.option.DeletesConverter;
import io.linkkeeper.command.option.ResultOptions;
import io.linkkeeper.command.option.RunIdConverter;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.guard.DeletesUnconfirmedException;
import io.linkkeeper.review.Approval;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code apply RUN}.
 */
@Command(name = "apply", description = "Apply exactly this plan: every link is checked again before it is changed.")
final class ApplyCommand implements Callable<Integer> {

	private final Engines engines;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Parameters(paramLabel = "RUN", converter = RunIdConverter.class, description = "The run's id; 'runs' lists them.")
	private long run;

	@Option(names = "--over-limit", paramLabel = "REASON",
			description = "Apply although the guard stopped the run, for this reason; it is kept with the run.")
	private @Nullable String overLimit;

	@Option(names = "--deletes", paramLabel = "N", converter = DeletesConverter.class,
			description = "Confirm that the plan deletes exactly N links for good. Without it, a terminal asks.")
	private @Nullable Long deletes;

	@Option(names = "--fingerprint", paramLabel = "F",
			description = "Apply only the plan with this fingerprint, which 'show RUN' prints.")
	private @Nullable String fingerprint;

	@Mixin
	private ResultOptions result = new ResultOptions();

	ApplyCommand(Engines engines) {
		this.engines = engines;
	}

	@Override
	public Integer call() {
		if (this.overLimit != null && this.overLimit.isBlank()) {
			throw new ParameterException(this.spec.commandLine(), "--over-limit needs a reason in words");
		}
		try {
			return apply(this.deletes);
		}
		catch (DeletesUnconfirmedException ex) {
			return apply(this.engines.confirm(ex));
		}
	}

	private int apply(@Nullable Long confirmed) {
		return this.engines.operate(this.result.style(), (operator) -> operator.apply(this.run,
				Approval.PLAIN.overLimit(this.overLimit).deletes(confirmed).seen(this.fingerprint)));
	}

}
