package io.linkkeeper.csvimport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports of invalid files: the run fails without changes and with a message that names
 * the position, or each row has an outcome.
 */
@Timeout(60)
class HostileFilesIntegrationTests {

	private static final String FILE = "hostile.csv";

	private static final String GOOD = "systemName,fullUrl\nGOOD-1,https://example.com/1\n";

	@RegisterExtension
	static final Bench bench = new Bench();

	@BeforeEach
	void putLink() {
		bench.put(bench.newLink("there001", null));
	}

	@Test
	void unclosedQuoteIsRefused() throws IOException {
		refused(GOOD + "LAST-1,\"https://example.com/2\n", "hostile.csv:3: a quotation mark is opened here");
	}

	@Test
	void nulBytesAreRefused() throws IOException {
		refused(GOOD + "LAST-1,https://example.com/\0\n", "hostile.csv:3: holds a NUL byte");
	}

	@Test
	void utf16WithoutByteOrderMarkIsRead() throws IOException {
		imported(GOOD.getBytes(StandardCharsets.UTF_16LE), "added");
	}

	@Test
	void latinBytesAreReadAsWindows1252() throws IOException {
		imported((GOOD + "GRÜSSE,https://example.com/2\n").getBytes(StandardCharsets.ISO_8859_1), "added", "added");
	}

	@Test
	void latinBytesInUtf8AreRefused() throws IOException {
		byte[] mixed = (GOOD + "GRÜSSE,https://example.com/2\n|-1,https://example.com/3\n")
			.getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < mixed.length; i++) {
			mixed[i] = (mixed[i] == '|') ? (byte) 0xDC : mixed[i];
		}
		refused(mixed, "hostile.csv:4: has bytes that are not UTF-8");
	}

	@Test
	void spreadsheetIsReadWhateverItsName() throws IOException {
		try (InputStream sheet = Objects.requireNonNull(getClass().getResourceAsStream("/sheets/lo.xlsx"))) {
			imported(sheet.readAllBytes(), "added", "added", "rejected", "added");
		}
		assertThat(bench.links()).extracting((link) -> link.systemName())
			.contains("SUMMER-1", "SUMMER-2", "SUMMER-5")
			.doesNotContain("#SUMMER-3", "SUMMER-4");
	}

	@Test
	void fieldOfTenMegabytesIsRefused() throws IOException {
		refused(GOOD + "LAST-1,https://example.com/" + "x".repeat(10_000_000) + "\n",
				"hostile.csv:3: the row that begins here has more than 100000 characters");
	}

	@Test
	void emptyFileIsRefused() throws IOException {
		refused("", "hostile.csv");
		refused("\n\n\n", "hostile.csv");
	}

	@Test
	void fileWithoutHeadingIsRefused() throws IOException {
		refused("GOOD-1,https://example.com/1\nGOOD-2,https://example.com/2\n", "hostile.csv:1: ");
	}

	@Test
	void headingWithTheSameColumnTwiceIsRefused() throws IOException {
		refused("systemName,fullUrl,SYSTEMNAME\nGOOD-1,https://example.com/1,GOOD-2\n", "hostile.csv:1: ");
	}

	@Test
	void headingAloneHasNothingToDo() throws IOException {
		RunResult result = imports("systemName,fullUrl\n".getBytes(StandardCharsets.UTF_8));
		assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(result.run().scanned()).isZero();
	}

	@Test
	void fiveHundredColumnsAreCarriedAlong() throws IOException {
		String titles = IntStream.range(0, 500).mapToObj((i) -> "column" + i).collect(Collectors.joining(","));
		String cells = "x,".repeat(499) + "x";
		imported("systemName,fullUrl," + titles + "\nGOOD-1,https://example.com/1," + cells + "\n", "added");
	}

	@Test
	void linesThatEndInCarriageReturnsAloneAreRead() throws IOException {
		imported("systemName,fullUrl\rGOOD-1,https://example.com/1\rGOOD-2,https://example.com/2\r", "added", "added");
	}

	@Test
	void rowsThatAreTooLongOrTooShortAreRejectedAlone() throws IOException {
		imported("systemName,fullUrl,name\nGOOD-1,https://example.com/1,One\nLONG-1,https://example.com/2,Two,Three\n"
				+ "GOOD-2,https://example.com/3,\n", "added", "rejected", "added");
	}

	private static void refused(String text, String message) throws IOException {
		refused(text.getBytes(StandardCharsets.UTF_8), message);
	}

	private static void refused(byte[] bytes, String message) throws IOException {
		RunResult result = imports(bytes);
		assertThat(result.exitCode()).as(result.message()).isEqualTo(ExitCode.USAGE);
		assertThat(result.message()).contains(message);
		assertThat(result.run().planned()).isZero();
		assertThat(bench.writesReceived()).isZero();
		assertThat(bench.links()).hasSize(1);
	}

	private static void imported(String text, String... outcomes) throws IOException {
		imported(text.getBytes(StandardCharsets.UTF_8), outcomes);
	}

	private static void imported(byte[] bytes, String... outcomes) throws IOException {
		RunResult result = imports(bytes);
		assertThat(Result.of(bench.folder(), result.run().id()).column(ImportColumns.OUTCOME)).as(result.message())
			.isEqualTo(List.of(outcomes));
		assertThat(result.run().scanned()).isEqualTo(outcomes.length);
	}

	private static RunResult imports(byte[] bytes) throws IOException {
		Files.write(bench.folder().resolve(FILE), bytes);
		return bench.worker().run(Definitions.imported(FILE));
	}

}
