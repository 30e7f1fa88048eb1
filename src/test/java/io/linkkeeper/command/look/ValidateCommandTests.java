package io.linkkeeper.command.look;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
		CommandLineRun run = CommandLineRun.in(this.folder, "validate");
		assertThat(run).isEqualTo(new CommandLineRun(0, file + ": nightly is valid\n", ""));
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
		assertThat(CommandLineRun.in(this.folder, "validate", "absent.yml").err())
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
