package io.linkkeeper.command;

import java.util.concurrent.Callable;

import io.linkkeeper.command.option.MatchOptions;
import io.linkkeeper.command.option.ResultOptions;
import io.linkkeeper.command.option.RunIdConverter;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.review.Choice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code leave-out RUN}.
 */
@Command(name = "leave-out",
		description = "Leave changes out of a plan that waits for 'apply', or put them back. At least one of the"
				+ " options that choose changes is needed; a change must match all of them.")
final class LeaveOutCommand implements Callable<Integer> {

	private final Engines engines;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Parameters(paramLabel = "RUN", converter = RunIdConverter.class, description = "The run's id; 'runs' lists them.")
	private long run;

	@Mixin
	private MatchOptions match = new MatchOptions();

	@Option(names = "--reason", paramLabel = "REASON",
			description = "Why, in words; needed to leave out. It is kept with each change.")
	private @Nullable String reason;

	@Option(names = "--again", description = "Put changes back that were left out.")
	private boolean again;

	@Mixin
	private ResultOptions result = new ResultOptions();

	LeaveOutCommand(Engines engines) {
		this.engines = engines;
	}

	@Override
	public Integer call() {
		String words = this.match.words();
		if (words.isEmpty()) {
			throw new ParameterException(this.spec.commandLine(),
					"Say which changes, such as --link ID or --kind delete");
		}
		if (!this.again && (this.reason == null || this.reason.isBlank())) {
			throw new ParameterException(this.spec.commandLine(), "--reason needs a reason in words");
		}
		Choice choice = new Choice(this.match.get(), this.again, words);
		return this.engines.operate(this.result.style(),
				(operator) -> operator.because(this.reason).revise(this.run, choice));
	}

}
