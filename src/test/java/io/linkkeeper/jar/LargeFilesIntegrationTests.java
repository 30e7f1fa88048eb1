package io.linkkeeper.jar;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

import io.linkkeeper.run.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files much larger than the memory that the worker gets. It says what is wrong with them
 * and ends.
 */
@Tag("process")
class LargeFilesIntegrationTests {

	private static final int MEGABYTE = 1 << 20;

	private static final String ROW = "campaign,https://example.com/a/rather/long/path\n";

	private static final int ROWS = 50 * MEGABYTE / ROW.length();

	@TempDir
	private Path folder;

	private Jar jar;

	@BeforeEach
	void newJar() throws IOException {
		this.jar = Jar.in(this.folder).with("JAVA_TOOL_OPTIONS", "-Xmx64m");
		Files.writeString(this.folder.resolve("jobs/import-large.yml"),
				"name: import-large\ntype: import\nrule: { file: large.csv }\n");
	}

	@Test
	void quoteThatIsOpenedAtTheEndOfFiftyMegabytes() throws IOException, InterruptedException {
		writeLarge("systemName,fullUrl\n", ROW, ROWS, "last,\"https://example.com");
		refused("large.csv:%d: a quotation mark is opened here and never closed".formatted(ROWS + 2));
	}

	@Test
	void fieldOfTenMegabytes() throws IOException, InterruptedException {
		writeLarge("systemName,fullUrl\nfirst,", "0123456789", MEGABYTE, "\n");
		refused("large.csv:2: the row that begins here has more than 100000 characters");
	}

	private void writeLarge(String start, String unit, int times, String end) throws IOException {
		try (Writer file = Files.newBufferedWriter(this.folder.resolve("large.csv"))) {
			file.write(start);
			for (int i = 0; i < times; i++) {
				file.write(unit);
			}
			file.write(end);
		}
	}

	private void refused(String message) throws IOException, InterruptedException {
		try (Account account = Account.withExpired(0)) {
			Ended ended = this.jar.on(account.server()).run("run", "import-large").with(ExitCode.USAGE.number());
			assertThat(ended.err()).contains(message).doesNotContain("OutOfMemoryError");
		}
	}

}
