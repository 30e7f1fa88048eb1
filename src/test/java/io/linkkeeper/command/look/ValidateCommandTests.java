package io.linkkeeper.command.look;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.linkkeeper.cli.CommandLineRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code validate} and {@code jobs}: definitions right and wrong.
 */
class ValidateCommandTests {

	private static final String RIGHT = "name: nightly\ntype: expire\ndescription: \"=1+1, or so\"\n";

	@TempDir
	private Path folder;

	@BeforeEach
	void createJobs() throws IOException {
		Files.createDirectory(this.folder.resolve("jobs"));
	}

	@Test
	void allDefinitionsAreValid() throws IOException {
		Path file = write("jobs/nightly.yml", RIGHT);
		CommandLineRun run = CommandLineRun.in(this.folder, "validate", "--sandbox");
		assertThat(run).isEqualTo(new CommandLineRun(0, file + ": nightly is valid\n", ""));
	}

	@Test
	void saysThatAccountsWereNotCheckedWhereNoneIsConfigured() throws IOException {
		write("jobs/nightly.yml", RIGHT + "account: second\n");
		CommandLineRun run = CommandLineRun.in(this.folder, "validate");
		assertThat(run.err()).startsWith("No account is configured here, so accounts were not checked.");
		assertThat(run.exitCode()).isZero();
	}

	@Test
	void accountThatIsNotConfigured() throws IOException {
		Path one = write("jobs/a.yml", "name: a\ntype: expire\naccount: secnd\n");
		Path several = write("jobs/b.yml", "name: b\ntype: expire\naccounts:\n- second\n- third\n");
		Path none = write("jobs/c.yml", "name: c\ntype: expire\n");
		Path right = write("jobs/d.yml", "name: d\ntype: expire\naccounts: [second]\n");
		CommandLineRun run = withAccount("second", "102", "validate");
		assertThat(run.out()).isEqualTo(right + ": d is valid\n");
		assertThat(run.err().lines()).hasSize(3)
			.satisfiesExactly(
					(line) -> assertThat(line)
						.startsWith(one + ":3: account: Account 'secnd' is not configured; did you mean second? Set ")
						.endsWith(" Configured: second."),
					(line) -> assertThat(line)
						.startsWith(several + ":5: accounts[1]: Account 'third' is not configured. Set "),
					(line) -> assertThat(line).startsWith(
							none + ":1: account: Account 'default' is not configured. Set KALTURA_SERVICE_URL, "));
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(withAccount("second", "102", "validate", "--sandbox").exitCode()).isZero();
	}

	@Test
	void accountThatIsConfiguredIncompletely() throws IOException {
		Path file = write("jobs/a.yml", "name: a\ntype: expire\naccount: second\n");
		assertThat(withAccount("second", "", "validate").err())
			.isEqualTo(file + ":3: account: Account 'second' needs a number as its partner ID; "
					+ "linkkeeper.accounts.second.partner-id is not set.\n");
	}

	private CommandLineRun withAccount(String name, String partnerId, String... args) {
		String prefix = "linkkeeper.accounts." + name + ".";
		Map<String, String> settings = Map.of(prefix + "service-url", "https://example.com/api_v3",
				prefix + "partner-id", partnerId, prefix + "admin-secret", "s3cret");
		settings.forEach(System::setProperty);
		try {
			return CommandLineRun.in(this.folder, args);
		}
		finally {
			settings.keySet().forEach(System::clearProperty);
		}
	}

	@Test
	void inputThatIsMissingTonight() throws IOException {
		String schedule = "schedule: { cron: \"0 15 4 * * ?\" }\n";
		Path imported = write("jobs/import.yml", "name: a\ntype: import\n" + schedule + "rule:\n  file: links.csv\n");
		Path leavers = write("jobs/leavers.yml",
				"name: b\ntype: cascade\n" + schedule + "rule: { leavers: l/l.csv }\n");
		CommandLineRun run = CommandLineRun.in(this.folder, "validate", "--sandbox");
		assertThat(run).isEqualTo(new CommandLineRun(2, "",
				imported + ":5: rule.file: There is no file 'links.csv': looked for " + this.folder.resolve("links.csv")
						+ "; put it there, or correct the definition\n" + leavers
						+ ":4: rule.leavers: There is no file 'l/l.csv': looked for " + this.folder.resolve("l/l.csv")
						+ "; put it there, or correct the definition\n"));
		write("links.csv", "systemName\n");
		Files.createDirectory(this.folder.resolve("l"));
		write("l/l.csv", "userId\n");
		assertThat(CommandLineRun.in(this.folder, "validate", "--sandbox").exitCode()).isZero();
	}

	@Test
	void inputOfAJobWithoutScheduleMayStillCome() throws IOException {
		Path file = write("jobs/import.yml", "name: a\ntype: import\nrule: { file: links.csv }\n");
		CommandLineRun run = CommandLineRun.in(this.folder, "validate", "--sandbox");
		assertThat(run.out()).isEqualTo(file + ": a is valid\n");
		assertThat(run.err()).startsWith("not yet ready: " + file + ":3: rule.file: There is no file 'links.csv': ");
		assertThat(run.exitCode()).isZero();
	}

	@Test
	void filesOutsideTheirFolder() throws IOException {
		write("jobs/import.yml", "name: a\ntype: import\nrule: { file: ../links.csv }\n");
		write("jobs/leavers.yml", "name: b\ntype: cascade\nrule: { leavers: /etc/hostname }\n");
		write("jobs/export.yml", "name: c\ntype: export\nrule: { file: ../links.csv }\n");
		write("jobs/own.yml", "name: d\ntype: export\nrule: { file: jobs/links.csv }\n");
		write("jobs/exports.yml", "name: exports\ntype: export\nrule: { file: jobs }\n");
		CommandLineRun run = CommandLineRun.in(this.folder, "validate", "--sandbox");
		assertThat(run.out()).isEmpty();
		assertThat(run.err().lines()).hasSize(5)
			.allMatch((line) -> line.contains(":3: rule."))
			.filteredOn((line) -> line.contains("lies outside " + this.folder))
			.hasSize(3);
		assertThat(run.exitCode()).isEqualTo(2);
	}

	@Test
	void examinesAnExportWithoutCreatingItsFolders() throws IOException {
		write("jobs/export.yml", "name: c\ntype: export\nrule: { file: exports/links.csv }\n");
		assertThat(CommandLineRun.in(this.folder, "validate", "--sandbox").exitCode()).isZero();
		assertThat(this.folder.resolve("exports")).doesNotExist();
	}

	@Test
	void scheduleThatHasEnded() throws IOException {
		Path file = write("jobs/a.yml", RIGHT + "schedule:\n  cron: 0 0 4 1 1 ? 2026\n");
		write("jobs/b.yml", "name: b\ntype: expire\nschedule: { cron: \"0 0 4 1 1 ? 2027\" }\n");
		assertThat(CommandLineRun.in(this.folder, "validate", "--sandbox").err())
			.isEqualTo(file + ":5: schedule.cron: \"0 0 4 1 1 ? 2026\" has no time after 2026-11-20T04:15:00Z; "
					+ "correct the year or leave it out, or delete the schedule\n");
	}

	@Test
	void whatTheDefinitionAndTheEnvironmentRefuseAtOnce() throws IOException {
		Path file = write("jobs/a.yml", "name: a\ntype: export\nschedule:\n  cron: 0 0 4 1 1 ? 2020\n"
				+ "rule:\n  file: ../a.csv\nlimits:\n  maxPercent: 20%\n");
		CommandLineRun run = CommandLineRun.in(this.folder, "validate", "--sandbox");
		assertThat(run.err().lines().map((line) -> line.substring(0, line.indexOf(": ", file.toString().length() + 4))))
			.containsExactly(file + ":4: schedule.cron", file + ":6: rule.file", file + ":8: limits.maxPercent");
	}

	@Test
	void sameFileTwice() throws IOException {
		Path file = write("jobs/nightly.yml", RIGHT);
		assertThat(CommandLineRun.in(this.folder, "validate", "--sandbox", "jobs/nightly.yml", "./jobs/nightly.yml"))
			.isEqualTo(new CommandLineRun(0, file + ": nightly is valid\n", ""));
	}

	@Test
	void oneOfSeveralIsWrong() throws IOException {
		Path right = write("jobs/nightly.yml", RIGHT);
		Path wrong = write("jobs/wrong.yml", "name: wrong\ntype: expire\nrule: { graze: P1D }\n");
		CommandLineRun run = CommandLineRun.in(this.folder, "validate");
		assertThat(run.out()).isEqualTo(right + ": nightly is valid\n");
		assertThat(run.err()).startsWith(wrong + ":3: rule.graze: unknown key; did you mean grace?");
		assertThat(run.exitCode()).isEqualTo(2);
	}

	@Test
	void namedFilesOnly() throws IOException {
		write("jobs/wrong.yml", "name: wrong\n");
		write("draft.yml", RIGHT);
		assertThat(CommandLineRun.in(this.folder, "validate", "draft.yml").exitCode()).isZero();
		assertThat(CommandLineRun.in(this.folder, "validate", "--sandbox", "absent.yml").err())
			.isEqualTo(this.folder.resolve("absent.yml") + ": there is no such file\n");
	}

	@Test
	void noDefinitionsAtAll() throws IOException {
		CommandLineRun run = CommandLineRun.in(this.folder, "validate");
		assertThat(run.err()).startsWith("There are no definitions in ");
		assertThat(run.exitCode()).isZero();
	}

	@Test
	void startedInTheWrongFolder() {
		CommandLineRun run = CommandLineRun.in(this.folder.resolve("jobs"), "validate");
		assertThat(run.err()).contains("there is no such folder");
		assertThat(run.exitCode()).isEqualTo(2);
	}

	@Test
	void jobsAsTable() throws IOException {
		write("jobs/nightly.yml", RIGHT + "schedule: { cron: \"0 15 4 * * ?\" }\n");
		assertThat(CommandLineRun.in(this.folder, "jobs").out().lines()).hasSize(3)
			.element(1)
			.asString()
			.startsWith("nightly  expire  default  0 15 4 * * ? UTC  ");
	}

	@Test
	void jobsAsCsvCannotBeTakenForFormulas() throws IOException {
		Path file = write("jobs/nightly.yml", RIGHT);
		assertThat(CommandLineRun.in(this.folder, "jobs", "--format", "csv").out())
			.isEqualTo("name,type,account,schedule,nextStart,paused,file,description\r\n" + "nightly,expire,default,,,,"
					+ file + ",\"'=1+1, or so\"\r\n");
	}

	@Test
	void jobsAsJson() throws IOException {
		Path file = write("jobs/nightly.yml", RIGHT);
		assertThat(CommandLineRun.in(this.folder, "jobs", "--format", "JSON").out())
			.isEqualTo("[\n{\"name\":\"nightly\",\"type\":\"expire\",\"account\":\"default\",\"schedule\":null,"
					+ "\"nextStart\":null,\"paused\":null,\"file\":\"" + file
					+ "\",\"description\":\"=1+1, or so\"}\n]\n");
	}

	@Test
	void jobsNamesWhatIsWrongBesideWhatIsRight() throws IOException {
		write("jobs/nightly.yml", RIGHT);
		write("jobs/wrong.yml", "name: wrong\n");
		CommandLineRun run = CommandLineRun.in(this.folder, "jobs");
		assertThat(run.out()).contains("nightly").doesNotContain("wrong");
		assertThat(run.err()).contains("wrong.yml:1: the key type is missing; add it");
		assertThat(run.exitCode()).isEqualTo(2);
	}

	private Path write(String file, String yaml) throws IOException {
		return Files.writeString(this.folder.resolve(file), yaml);
	}

}
