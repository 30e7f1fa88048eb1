package io.linkkeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Usage errors before the application starts: exit code 2, one line with the reason,
 * nothing on stdout.
 */
class UsageTests {

	@TempDir
	private Path folder;

	@BeforeEach
	void writeDefinition() throws IOException {
		Files.createDirectory(this.folder.resolve("jobs"));
		Files.writeString(this.folder.resolve("jobs/nightly.yml"), "name: nightly\ntype: expire\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "|linkkeeper: Name a command",
			"rnu|linkkeeper: Unmatched argument at index 0: 'rnu'; did you mean run?",
			"validat|linkkeeper: Unmatched argument at index 0: 'validat'; did you mean validate?",
			"run|linkkeeper run: Missing required parameter: 'JOB'",
			"run nightly --dryrun|linkkeeper run: Unknown option: '--dryrun'; did you mean --dry-run?",
			"run nightly other|linkkeeper run: Unmatched argument at index 2: 'other'",
			"run nightly -p grace|linkkeeper run: -p takes KEY=VALUE, such as rule.grace=PT0S, not 'grace'",
			"run nightly -p a=1 -p a=2|linkkeeper run: -p gives a twice; keep one",
			"run nightly --account second|linkkeeper run: the account 'second' is not named there. Named are: default",
			"plan nightly --account defualt|linkkeeper plan: the account 'defualt' is not named there; "
					+ "did you mean default? Named are: default",
			"why abc --account second|linkkeeper why: the account 'second' is not named there. Named are: default",
			"run nightly --as-of 2026-11-20T04:15:01Z|linkkeeper run: --as-of in the future serves plans only; add --dry-run",
			"plan nightly --as-of 2026-11-20|linkkeeper plan: Invalid value for option '--as-of': "
					+ "'2026-11-20' is not a point in time; write 2026-12-31T23:59:00Z or 2026-12-31T23:59+01:00",
			"apply last|linkkeeper apply: Invalid value for positional parameter at index 0 (RUN): "
					+ "'last' is not a run id; `runs` lists them",
			"apply 1 --deletes all|linkkeeper apply: Invalid value for option '--deletes': "
					+ "'all' is not a number; `show RUN` tells how many there are",
			"show 1 --changes --rejects|linkkeeper show: --changes, --rejects are mutually exclusive (specify only one)",
			"plan nightly --format csv|linkkeeper plan: Invalid value for option '--format': "
					+ "expected one of [table, json] (case-insensitive) but was 'csv'",
			"help rnu|linkkeeper help: there is no command 'rnu'; did you mean run?",
			"completion tcsh|linkkeeper completion: Invalid value for positional parameter at index 0 (SHELL): "
					+ "expected one of [bash, zsh, fish] (case-insensitive) but was 'tcsh'",
			"show 1 --changes --watch|linkkeeper show: --changes, --watch are mutually exclusive (specify only one)",
			"show 1 --kind delete|linkkeeper show: --kind, --state, --link, --change, --name, --owner, --host, --text "
					+ "and --limit choose among changes; add --changes",
			"show 1 --rejects --limit 5|linkkeeper show: --kind, --state, --link, --change, --name, --owner, --host, --text "
					+ "and --limit choose among changes; add --changes",
			"show 1 --changes --kind drop|linkkeeper show: Invalid value for option '--kind' (KIND): "
					+ "expected one of [ADD, CHANGE, DISABLE, ENABLE, DELETE] (case-insensitive) but was 'drop'",
			"show 1 --changes --limit 0|linkkeeper show: Invalid value for option '--limit': "
					+ "must be at least 1, not 0",
			"runs --format xml|linkkeeper runs: Invalid value for option '--format': "
					+ "expected one of [table, csv, json] (case-insensitive) but was 'xml'",
			"schedule --next 0|linkkeeper schedule: Invalid value for option '--next': must be at least 1, not 0",
			"schedule --next some|linkkeeper schedule: Invalid value for option '--next': 'some' is not a number",
			"schedule --last 2 --next 2|linkkeeper schedule: --next=N, --last=N are mutually exclusive (specify only one)",
			"schedule --last 0|linkkeeper schedule: Invalid value for option '--last': must be at least 1, not 0",
			"runs --last 0|linkkeeper runs: Invalid value for option '--last': must be at least 1, not 0",
			"sandbox --latency soon|linkkeeper sandbox: Invalid value for option '--latency': "
					+ "'soon' is not a length of time; write 30ms, 2s or PT2S" })
	void refusedCommandLine(String line, String message) {
		CommandLineRun run = run(line);
		assertThat(run.err().lines().findFirst()).contains(message);
		assertThat(run.err()).contains("--help' shows what can be written.").doesNotContain("\tat ");
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.out()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--link", "--name", "--owner", "--host", "--text" })
	void choiceOfChangesByNothing(String option) {
		CommandLineRun run = CommandLineRun.in(this.folder, "leave-out", "1", "--reason", "late", "--kind", "add",
				option, "");
		assertThat(run.err()).startsWith("linkkeeper leave-out: Invalid value for option '%s'".formatted(option))
			.contains("must not be empty");
		assertThat(run.exitCode()).isEqualTo(2);
	}

	@Test
	void reasonThatIsBlank() {
		CommandLineRun run = CommandLineRun.in(this.folder, "apply", "1", "--over-limit", " ");
		assertThat(run.err()).startsWith("linkkeeper apply: --over-limit needs a reason in words");
		assertThat(run.exitCode()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "run nigthly|No job is called 'nigthly'; did you mean nightly? The jobs in ",
					"plan nightly -p rule.grace=soon|-p rule.grace: \"soon\" is not a duration: ",
					"run nightly -p limits.maxChange=1|-p limits.maxChange: unknown key; did you mean maxChanges? " })
	void refusedDefinition(String line, String message) {
		CommandLineRun run = run(line);
		assertThat(run.err()).startsWith(message).doesNotContain("\tat ");
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.out()).isEmpty();
	}

	@Test
	void stacktraceOnRequest() {
		assertThat(run("run nigthly --stacktrace").err()).contains("\tat io.linkkeeper.definition.");
		assertThat(run("--stacktrace run nigthly").err()).contains("\tat io.linkkeeper.definition.");
	}

	@Test
	void helpOfEveryCommandGoesToStdout() {
		for (String command : new String[] { "", "run", "plan", "apply", "restart", "abandon", "recover", "jobs",
				"schedule", "pause", "resume", "serve", "console-password", "runs", "show", "validate", "doctor",
				"sandbox", "completion", "help" }) {
			CommandLineRun run = run((command + " --help").strip());
			assertThat(run.out()).startsWith(("Usage: linkkeeper " + command).strip());
			assertThat(run.err()).isEmpty();
			assertThat(run.exitCode()).isZero();
		}
	}

	@Test
	void helpOfACommandIsThatOfItsOption() {
		assertThat(run("help plan")).isEqualTo(run("plan --help"));
		assertThat(run("help")).isEqualTo(run("--help"));
	}

	@Test
	void version() {
		assertThat(run("--version").out()).startsWith("linkkeeper ");
	}

	private CommandLineRun run(String line) {
		return CommandLineRun.in(this.folder, (line == null || line.isEmpty()) ? new String[0] : line.split(" "));
	}

}
