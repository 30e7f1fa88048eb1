package io.linkkeeper.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.linkkeeper.Documentation;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.engine.Signals;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands in the {@code console} blocks of the documentation end with exit code 0
 * and print the output that the page shows, executed in the order of the page with a
 * small account. Ids and numbers differ.
 */
@Tag("process")
class DocumentedCommandsIntegrationTests {

	private static final String ACCOUNT = "linkkeeper.accounts.default.";

	private static final String LINK = "past0001";

	private static final Clock CLOCK = Clock.systemUTC();

	private static final Pattern RUN = Pattern.compile("\\brun (\\d+)\\b");

	@TempDir
	private Path folder;

	private @Nullable SandboxServer sandbox;

	private String run = "1";

	static List<Path> pages() throws IOException {
		List<Path> pages = new ArrayList<>();
		for (Path page : Documentation.pages()) {
			if (!DocumentedPage.of(page).commands().isEmpty()) {
				pages.add(page);
			}
		}
		return pages;
	}

	@BeforeEach
	void layOutTheFolder() throws IOException {
		FileSystemUtils.copyRecursively(Path.of("jobs"), this.folder.resolve("jobs"));
		List<String> links = new ArrayList<>(Files.readAllLines(Path.of("samples/expire/links.csv")));
		Files.readAllLines(Path.of("samples/cascade/links.csv")).stream().skip(1).forEach(links::add);
		Path seed = Files.write(this.folder.resolve("links.csv"), links);
		SandboxServer server = SandboxServer.start(SandboxOptions.defaults().withSeed(seed), CLOCK);
		this.sandbox = server;
		System.setProperty(ACCOUNT + "service-url", server.serviceUrl().toString());
		System.setProperty(ACCOUNT + "partner-id", String.valueOf(server.partnerId()));
		System.setProperty(ACCOUNT + "admin-secret", server.adminSecret());
		System.setProperty("linkkeeper.files", this.folder.toString());
		System.setProperty("linkkeeper.results", this.folder.resolve("results").toString());
	}

	@AfterEach
	void cleanUp() {
		System.getProperties().keySet().removeIf((name) -> name.toString().startsWith("linkkeeper.accounts."));
		System.clearProperty("linkkeeper.files");
		System.clearProperty("linkkeeper.results");
		Objects.requireNonNull(this.sandbox).close();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void doWhatThePageSays(Path name) throws IOException {
		DocumentedPage page = DocumentedPage.of(name);
		for (String file : page.files().keySet()) {
			Path path = this.folder.resolve(file);
			Files.createDirectories(path.getParent());
			Files.writeString(path, page.files().get(file));
		}
		page.commands().forEach(this::type);
	}

	private void type(DocumentedPage.Command command) {
		String[] arguments = command.arguments(this.run, LINK);
		if (command.serves()) {
			requireValid(arguments);
			return;
		}
		CommandLineRun ended = CommandLineRun.typing("a password of the page", this.folder, CLOCK, arguments);
		String said = ended.out() + ended.err();
		assertThat(ended.exitCode()).as("%s: %s", command, said).isZero();
		assertThat(said.lines().map(DocumentedCommandsIntegrationTests::anyNumbers)).as("%s", command)
			.containsAll(command.output().stream().map(DocumentedCommandsIntegrationTests::anyNumbers).toList());
		Matcher started = RUN.matcher(said);
		if (command.starts() && started.find()) {
			this.run = started.group(1);
		}
	}

	/** Ends only with the process: others start it. */
	private void requireValid(String... arguments) {
		Shell shell = CommandLineRun.shell(this.folder, new StringWriter(), new StringWriter());
		Commands.commandLine(shell, new Signals(new PrintWriter(new StringWriter()))).parseArgs(arguments);
	}

	/**
	 * Without what differs from account to account: link ids, numbers, widths of columns.
	 */
	private static String anyNumbers(String line) {
		return line.replaceAll("\\b[a-z0-9]{8}\\b", "ID").replaceAll("\\d+", "0").replaceAll("\\s+", " ").strip();
	}

}
