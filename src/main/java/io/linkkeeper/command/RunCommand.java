package io.linkkeeper.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.linkkeeper.command.option.AccountOption;
import io.linkkeeper.command.option.InstantConverter;
import io.linkkeeper.command.option.OverrideOptions;
import io.linkkeeper.command.option.ResultOptions;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.operate.StartRequest;
import io.linkkeeper.run.RunMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code run JOB}.
 */
@Command(name = "run", description = "Plan, guard and apply a job in one go.")
final class RunCommand implements Callable<Integer> {

	private final Shell shell;

	private final Engines engines;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Parameters(paramLabel = "JOB", description = "The name in the job's definition; 'jobs' lists them.")
	private String job = "";

	@Mixin
	private OverrideOptions overrides = new OverrideOptions();

	@Mixin
	private AccountOption account = new AccountOption();

	@Mixin
	private ResultOptions result = new ResultOptions();

	@Option(names = "--as-of", paramLabel = "INSTANT", converter = InstantConverter.class,
			description = "What 'now' means for the rule, such as 2026-12-31T23:59:00Z; in the future only "
					+ "with --dry-run.")
	private @Nullable Instant asOf;

	@Option(names = "--dry-run", description = "Stop after the guard, as 'plan' does.")
	private boolean dryRun;

	RunCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		RunMode mode = this.dryRun ? RunMode.PLAN : RunMode.RUN;
		if (mode == RunMode.RUN && this.asOf != null && this.asOf.isAfter(this.shell.clock().instant())) {
			throw new ParameterException(this.spec.commandLine(),
					"--as-of in the future serves plans only; add --dry-run");
		}
		Map<String, String> values = this.overrides.byKey();
		JobDefinition definition = this.shell.jobs().get(this.job, values);
		return this.engines.start(this.result.style(),
				this.account.chosen(List.of(definition))
					.stream()
					.map((one) -> new StartRequest(one, values, mode, this.asOf, null))
					.toList());
	}

}
