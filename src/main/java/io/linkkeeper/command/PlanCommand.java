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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code plan JOB}.
 */
@Command(name = "plan", description = "Plan a job and stop after the guard; 'apply' continues with exactly that plan.")
final class PlanCommand implements Callable<Integer> {

	private final Shell shell;

	private final Engines engines;

	@Parameters(paramLabel = "JOB", description = "The name in the job's definition; 'jobs' lists them.")
	private String job = "";

	@Mixin
	private OverrideOptions overrides = new OverrideOptions();

	@Mixin
	private AccountOption account = new AccountOption();

	@Mixin
	private ResultOptions result = new ResultOptions();

	@Option(names = "--as-of", paramLabel = "INSTANT", converter = InstantConverter.class,
			description = "What 'now' means for the rule, such as 2026-12-31T23:59:00Z. A plan as of the future "
					+ "cannot be applied.")
	private @Nullable Instant asOf;

	PlanCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		Map<String, String> values = this.overrides.byKey();
		JobDefinition definition = this.shell.jobs().get(this.job, values);
		return this.engines.start(this.result.style(),
				this.account.chosen(List.of(definition))
					.stream()
					.map((one) -> new StartRequest(one, values, RunMode.PLAN, this.asOf, null))
					.toList());
	}

}
