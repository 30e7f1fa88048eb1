package io.linkkeeper.jar;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import io.linkkeeper.Documentation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What can be known of the files in {@code docker/} without a container engine.
 */
@Tag("process")
class DockerIntegrationTests {

	private static final Path PROJECT = Path.of("");

	private static final Path DOCKER = Path.of("docker");

	private static final Pattern NAME = Pattern.compile("\\b(?:KALTURA|LINKKEEPER)_[A-Z_]+\\b");

	private static final Pattern LAYER = Pattern.compile("COPY --from=build /layers/([a-z-]+)/ ");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "compose.yml", "cronjob.yml", "networkpolicy.yml" })
	void canBeRead(String file) throws IOException {
		LoaderOptions strict = new LoaderOptions();
		strict.setAllowDuplicateKeys(false);
		assertThat(new Yaml(strict).<Object>load(read(file))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Dockerfile", "archive", "health", "compose.yml", "cronjob.yml", "linkkeeper.service" })
	void namesOnlyWhatIsDocumented(String file) throws IOException {
		String text = Documentation.text();
		assertThat(NAME.matcher(read(file)).results().map(MatchResult::group).distinct()).isNotEmpty()
			.allSatisfy((name) -> assertThat(text).contains("`" + name + "`"));
	}

	@ParameterizedTest
	@CsvSource({ "compose.yml, 'command: \\[(\\w+)'", "cronjob.yml, 'args: \\[(\\w+)'",
			"linkkeeper.service, 'linkkeeper.jar (\\w+)'", "Dockerfile, 'CMD \\[\"(\\w+)\"\\]'" })
	void startsCommandsThatExist(String file, String pattern) throws IOException, InterruptedException {
		Jar jar = Jar.in(this.folder);
		List<String> commands = Pattern.compile(pattern)
			.matcher(read(file))
			.results()
			.map((it) -> it.group(1))
			.toList();
		assertThat(commands).isNotEmpty();
		for (String command : commands) {
			jar.run(command, "--help").with(0);
		}
	}

	@Test
	void everyContainerIsConfinedAndOfAVersion() throws IOException {
		Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(read("compose.yml"));
		assertThat(compose.get("services")).isNotEmpty()
			.allSatisfy((name, service) -> assertThat(service).containsEntry("read_only", true)
				.containsEntry("cap_drop", List.of("ALL"))
				.containsEntry("security_opt", List.of("no-new-privileges:true"))
				.containsKeys("pids_limit", "mem_limit")
				.hasEntrySatisfying("image", (image) -> assertThat(image.toString()).matches("\\w+:\\d+[.]\\d+.*")));
		assertThat(read("Dockerfile").lines().filter((line) -> line.startsWith("FROM "))).hasSize(2)
			.allMatch((line) -> line.matches("FROM \\S+:\\d+[.]\\d+[.]\\d+\\S*( AS build)?"));
		assertThat(read("cronjob.yml")).contains("runAsGroup: ", "readOnlyRootFilesystem: true",
				"labels: { app: linkkeeper }");
		assertThat(read("networkpolicy.yml")).contains("matchLabels: { app: linkkeeper }", "ingress: []");
	}

	@Test
	void theUnitIsConfined() throws IOException, InterruptedException {
		assumeThat(Path.of("/usr/bin/systemd-analyze")).exists();
		Tool.run(PROJECT, List.of("systemd-analyze", "security", "--offline=true", "--threshold=30",
				"docker/linkkeeper.service"));
	}

	@Test
	void linkkeeperIsNoSuperuserOfItsDatabase() throws IOException, InterruptedException {
		Tool.run(PROJECT, List.of("bash", "-n", "docker/roles"));
		assertThat(read("roles")).contains("create role linkkeeper login nosuperuser ");
		assertThat(read("compose.yml")).contains("POSTGRES_USER: postgres", "LINKKEEPER_DB_USER: linkkeeper",
				"./roles:/docker-entrypoint-initdb.d/roles.sh:ro");
	}

	@Test
	void copiesAllLayersOfTheJar() throws IOException, InterruptedException {
		String layers = java("-Djarmode=tools", "-jar", jar(), "list-layers");
		assertThat(LAYER.matcher(read("Dockerfile")).results().map((it) -> it.group(1)))
			.containsExactlyElementsOf(layers.lines().toList());
	}

	@Test
	void runsWithoutRootAndSaysHowItIs() throws IOException {
		List<String> lines = read("Dockerfile").lines().toList();
		assertThat(lines).contains("USER linkkeeper").anyMatch((line) -> line.startsWith("HEALTHCHECK "));
		assertThat(lines.indexOf("USER linkkeeper")).isGreaterThan(lines.lastIndexOf("RUN ./archive /linkkeeper/jobs"));
	}

	/**
	 * The commands of the Dockerfile, and a start that refuses to do without the cache.
	 */
	@Test
	@EnabledForJreRange(min = JRE.JAVA_25)
	void startsFromItsCache() throws IOException, InterruptedException {
		java("-Djarmode=tools", "-jar", jar(), "extract", "--layers", "--destination", path("layers"));
		Path application = Files.createDirectories(this.folder.resolve("application"));
		for (String layer : List.of("dependencies", "application")) {
			copy(this.folder.resolve("layers").resolve(layer), application);
		}
		Files.copy(DOCKER.resolve("archive"), application.resolve("archive"), StandardCopyOption.COPY_ATTRIBUTES);
		Tool.run(PROJECT, List.of("bash", path("application/archive"), "jobs"));
		String cache = "-XX:AOTCache=" + path("application/linkkeeper.aot");
		assertThat(java(cache, "-XX:AOTMode=on", "-XX:+UseSerialGC", "-Xlog:class+load", "-jar",
				path("application/linkkeeper.jar"), "--version"))
			.contains("linkkeeper ")
			.containsPattern("io[.]linkkeeper[.]cli[.]Linkkeeper source: shared objects file");
	}

	@ParameterizedTest
	@CsvSource({ "200, 0", "503, 1" })
	void tellsAHealthyProcessFromAnother(int status, int exitCode) throws IOException, InterruptedException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/actuator/health", (exchange) -> {
			exchange.sendResponseHeaders(status, -1);
			exchange.close();
		});
		server.start();
		try {
			assertThat(health(server.getAddress().getPort())).isEqualTo(exitCode);
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void tellsThatNobodyIsThere() throws IOException, InterruptedException {
		// holds the port, so that nobody else listens there
		try (SocketChannel nobody = SocketChannel.open()) {
			nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			assertThat(health(((InetSocketAddress) nobody.getLocalAddress()).getPort())).isNotZero();
		}
	}

	@Test
	void doesNotWaitForOneWhoDoesNotAnswer() throws IOException, InterruptedException {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(health(silent.getLocalPort())).isNotZero();
		}
	}

	private static int health(int port) throws IOException, InterruptedException {
		return new ProcessBuilder("bash", DOCKER.resolve("health").toString(), String.valueOf(port))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
	}

	private static String read(String file) throws IOException {
		return Files.readString(DOCKER.resolve(file));
	}

	private String path(String name) {
		return this.folder.resolve(name).toString();
	}

	private static String jar() {
		return Objects.requireNonNull(System.getProperty("linkkeeper.jar"));
	}

	private static String java(String... arguments) throws IOException, InterruptedException {
		return Tool.java(PROJECT, List.of(arguments));
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Path target = to.resolve(from.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(target);
				}
				else {
					Files.copy(file, target);
				}
			}
		}
	}

}
