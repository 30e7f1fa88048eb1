package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged jar answers what needs no engine without loading Spring.
 */
@Tag("process")
class QuickAnswersIntegrationTests {

	@TempDir
	private Path folder;

	@Test
	void helpsWithoutSpring() throws IOException, InterruptedException {
		assertThat(loaded("--help", 0)).noneMatch(QuickAnswersIntegrationTests::isSpring);
	}

	@ParameterizedTest
	@CsvSource({ "--version, 0", "run --help, 0", "help run, 0", "completion bash, 0", "completion fish, 0", "rnu, 2",
			"run absent, 2", "run expire-links -p rule.grace=soon, 2", "apply x, 2" })
	void answersWithoutSpring(String line, int exitCode) throws IOException, InterruptedException {
		assertThat(loaded(line, exitCode)).noneMatch(QuickAnswersIntegrationTests::isSpring);
	}

	/** It reads the configuration as Spring does, and starts nothing. */
	@Test
	void validatesWithoutAnApplication() throws IOException, InterruptedException {
		assertThat(loaded("validate", 0))
			.noneMatch((loaded) -> loaded.contains(" org.springframework.context.support.AbstractApplicationContext ")
					|| loaded.contains(" org.springframework.batch.") || loaded.contains(" org.hsqldb."));
	}

	@Test
	void runsWithoutConsole() throws IOException, InterruptedException {
		Path classes = this.folder.resolve("classes.txt");
		try (Account account = Account.withExpired(2)) {
			Jar jar = Jar.in(this.folder).on(account.server()).withJvm("-Xlog:class+load:file=" + classes);
			jar.run("run", "expire-links").with(0);
		}
		assertThat(Files.readAllLines(classes)).isNotEmpty()
			.noneMatch((loaded) -> loaded
				// the scan for components and the conditions of Boot load the types that
				// they name
				.matches(".*\\] (io[.]linkkeeper[.]console|org[.]springframework[.]security[.](web|core|authentication)"
						+ "|gg[.]jte)[.].*"));
	}

	private List<String> loaded(String line, int exitCode) throws IOException, InterruptedException {
		Path classes = this.folder.resolve("classes.txt");
		Path answer = this.folder.resolve("answer.txt");
		List<String> command = new ArrayList<>(List.of(Tool.java()));
		command.addAll(ExtractedJar.quickly());
		command.addAll(List.of("-Xlog:class+load:file=" + classes, "-jar", ExtractedJar.file().toString()));
		command.addAll(List.of(line.split(" ")));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(answer.toFile()).start();
		assertThat(process.waitFor()).as(Files.readString(answer)).isEqualTo(exitCode);
		assertThat(Files.readString(answer)).isNotBlank().doesNotContain("\tat ");
		return Files.readAllLines(classes);
	}

	/** What Logback finds by itself is not the application. */
	private static boolean isSpring(String loaded) {
		return loaded.contains(" org.springframework.") && !loaded.contains(" org.springframework.boot.logging.");
	}

}
