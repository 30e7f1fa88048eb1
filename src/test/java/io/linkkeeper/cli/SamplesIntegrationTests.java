package io.linkkeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.Place;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
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
 * The commands in the README of each sample have the results that it shows.
 */
@Tag("process")
class SamplesIntegrationTests {

	private static final String JAVA = "java -jar target/linkkeeper.jar ";

	private static final String DATA = "export LINKKEEPER_DATA=";

	private static final String ACCOUNT = "linkkeeper.accounts.default.";

	private static final Clock CLOCK = Clock.systemUTC();

	@TempDir
	private Path folder;

	private @Nullable SandboxServer sandbox;

	/** This process has the environment that it has, and so the usual folder. */
	private String data = "data";

	static Stream<String> samples() throws IOException {
		try (Stream<Path> folders = Files.list(Path.of("samples"))) {
			return folders.map((folder) -> Objects.toString(folder.getFileName())).sorted().toList().stream();
		}
	}

	@BeforeEach
	void layOutTheFolder() throws IOException {
		for (String name : List.of("jobs", "samples")) {
			FileSystemUtils.copyRecursively(Path.of(name), this.folder.resolve(name));
		}
		System.setProperty("linkkeeper.files", this.folder.toString());
	}

	@AfterEach
	void cleanUp() {
		System.getProperties().keySet().removeIf((name) -> name.toString().startsWith("linkkeeper.accounts."));
		System.clearProperty("linkkeeper.files");
		if (this.sandbox != null) {
			this.sandbox.close();
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void givesWhatItsReadmeSays(String name) throws IOException {
		Path sample = this.folder.resolve("samples").resolve(name);
		List<SampleReadme.Step> steps = SampleReadme.of(sample).steps();
		assertThat(steps).isNotEmpty();
		for (SampleReadme.Step step : steps) {
			int last = step.commands().size() - 1;
			step.commands().subList(0, last).forEach((command) -> type(command, 0));
			String said = type(step.commands().get(last), step.exitCode());
			if (step.said() != null) {
				assertThat(said).contains(Files.readString(sample.resolve(Objects.requireNonNull(step.said()))));
			}
			String expected = step.account();
			if (expected != null) {
				assertThat(account(sample.resolve(expected))).as("after %s", step)
					.isEqualTo(Files.readAllLines(sample.resolve(expected)));
			}
		}
	}

	/** Executes a command and returns its messages. */
	private String type(String command, int exitCode) {
		if (command.startsWith(DATA)) {
			this.data = command.substring(DATA.length());
			return "";
		}
		assertThat(command).startsWith(JAVA);
		String[] arguments = command.substring(JAVA.length()).replace(this.data, "data").split(" ");
		if (arguments[0].equals("sandbox")) {
			serve(arguments);
			return "";
		}
		CommandLineRun run = CommandLineRun.in(this.folder, CLOCK, arguments);
		assertThat(run.exitCode()).as("%s: %s", command, run.err()).isEqualTo(exitCode);
		return run.err();
	}

	private void serve(String... arguments) {
		Path seed = this.folder.resolve(arguments[Arrays.asList(arguments).indexOf("--seed") + 1]);
		SandboxServer server = SandboxServer
			.start(SandboxOptions.defaults().withDialect(Place.current().dialect()).withSeed(seed), CLOCK);
		this.sandbox = server;
		System.setProperty(ACCOUNT + "service-url", server.serviceUrl().toString());
		System.setProperty(ACCOUNT + "partner-id", String.valueOf(server.partnerId()));
		System.setProperty(ACCOUNT + "admin-secret", server.adminSecret());
	}

	/** The account in the form of a file: its columns, its rows in order. */
	private List<String> account(Path file) throws IOException {
		String heading = Files.readAllLines(file).get(0);
		List<String> rows = new ArrayList<>(List.of(heading));
		Objects.requireNonNull(this.sandbox)
			.account()
			.links()
			.stream()
			.filter((link) -> link.status() != Status.DELETED)
			.map((link) -> row(link, heading))
			.sorted()
			.forEach(rows::add);
		return rows;
	}

	private static String row(SandboxLink link, String heading) {
		Map<String, String> cells = Map.of("id", link.id(), "systemName", Objects.toString(link.systemName()), "status",
				link.status().name(), "userId", Objects.toString(link.userId()), "fullUrl",
				Objects.toString(link.fullUrl()));
		return Arrays.stream(heading.split(",")).map(cells::get).collect(Collectors.joining(","));
	}

}
