package io.linkkeeper.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import io.linkkeeper.cli.CommandLineRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands on files that cannot be used: one message, without names of classes and
 * without SQL.
 */
@Tag("process")
class DamagedDatabaseIntegrationTests {

	@TempDir
	private Path folder;

	private Path data;

	@BeforeEach
	void makeDatabase() {
		this.data = this.folder.resolve("data/sandbox");
	}

	private CommandLineRun runs() {
		return CommandLineRun.in(this.folder, Clock.systemUTC(), "runs", "--sandbox");
	}

	@ParameterizedTest
	@ValueSource(strings = { "worker/linkkeeper.script", "worker/linkkeeper.data", "worker/linkkeeper.properties",
			"service/sandbox.script" })
	void aFileIsOverwritten(String file) throws IOException {
		assertThat(runs().exitCode()).isZero();
		Files.write(this.data.resolve(file), List.of("nothing that was here before"));
		assertOneMessage(runs(), "cannot be ", "data/sandbox/" + file.substring(0, file.indexOf('/')));
	}

	@Test
	void aPartOfTheTablesIsMissing() throws IOException {
		assertThat(runs().exitCode()).isZero();
		Path script = this.data.resolve("worker/linkkeeper.script");
		List<String> lines = Files.readAllLines(script);
		Files.write(script, lines.subList(0, lines.size() / 4));
		assertOneMessage(runs(), "data/sandbox/worker cannot be opened: ");
	}

	@Test
	void theFolderIsAFile() throws IOException {
		Files.createDirectories(this.data);
		Files.createFile(this.data.resolve("worker"));
		assertOneMessage(runs(), "The data folder ", "data/sandbox/worker: exists already", "LINKKEEPER_DATA");
	}

	private static void assertOneMessage(CommandLineRun run, String... parts) {
		assertThat(run.exitCode()).as(run.toString()).isBetween(1, 2);
		assertThat(run.out()).isEmpty();
		assertThat(run.err().lines()).singleElement()
			.asString()
			.contains(parts)
			.doesNotContain("Exception", "org.", "java.", "select ", "SELECT ", "create ", "CREATE ", "unexpected");
	}

}
