package io.linkkeeper.command.look;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.FolderContents;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.engine.RootCommand;
import io.linkkeeper.engine.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/**
 * {@code validate [FILE…]}.
 */
@Command(name = "validate",
		description = "Check job definitions, and the accounts, files and times they need, without starting anything.")
final class ValidateCommand implements Callable<Integer> {

	private static final Comparator<DefinitionProblem> ORDER = Comparator.comparing(DefinitionProblem::source)
		.thenComparing(DefinitionProblem::line);

	private static final String NO_ACCOUNTS = "No account is configured here, so accounts were not checked."
			+ " KALTURA_SERVICE_URL, KALTURA_PARTNER_ID and KALTURA_ADMIN_SECRET configure one; --sandbox needs none.";

	private final Shell shell;

	private final RootCommand root;

	@Parameters(paramLabel = "FILE", arity = "0..*", description = "Definitions to check (default: all in jobs/).")
	private List<Path> files = new ArrayList<>();

	ValidateCommand(Shell shell, RootCommand root) {
		this.shell = shell;
		this.root = root;
	}

	@Override
	public Integer call() {
		DefinitionFolder jobs = this.shell.jobs();
		List<Path> checked = this.files.isEmpty() ? jobs.files()
				: this.files.stream().map((file) -> this.shell.folder().resolve(file).normalize()).distinct().toList();
		if (checked.isEmpty()) {
			this.shell.say("There are no definitions in " + this.shell.folder().resolve("jobs"));
			return ExitCode.OK;
		}
		return isValid(jobs, checked) ? ExitCode.OK : ExitCode.USAGE;
	}

	private boolean isValid(DefinitionFolder jobs, List<Path> checked) {
		Readiness readiness = Readiness.of(this.shell, this.root);
		FolderContents contents = jobs.contents(checked);
		List<DefinitionProblem> problems = new ArrayList<>(contents.problems());
		List<DefinitionProblem> remarks = new ArrayList<>();
		for (Path file : checked) {
			for (Readiness.Finding finding : jobs.parts(file).map(readiness::examine).orElse(List.of())) {
				(finding.failsRuns() ? problems : remarks).add(jobs.problem(file, finding.key(), finding.message()));
			}
		}
		contents.definitions().forEach((file, job) -> reportValid(file, job, problems));
		problems.stream().sorted(ORDER).forEach((problem) -> this.shell.say(problem.toString()));
		remarks.forEach((remark) -> this.shell.say("not yet ready: " + remark));
		if (readiness.hasNoAccounts()) {
			this.shell.say(NO_ACCOUNTS);
		}
		return problems.isEmpty();
	}

	private void reportValid(Path file, JobDefinition job, List<DefinitionProblem> problems) {
		if (problems.stream().noneMatch((problem) -> problem.source().equals(file.toString()))) {
			this.shell.out().println(file + ": " + job.name() + " is valid");
		}
	}

}
