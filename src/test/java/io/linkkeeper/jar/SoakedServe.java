package io.linkkeeper.jar;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.linkkeeper.sandbox.SandboxLink;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@code serve} with a job of each of five types due at the same times, and work for
 * them.
 */
final class SoakedServe {

	static final Duration PERIOD = Duration.ofSeconds(5);

	private static final Map<String, String> RULES = Map.of("expire", "{}", "dedup", "{ key: [systemName] }", "export",
			"{ file: exports/links.csv }", "import", "{ file: links.csv, onUnknownOwner: create }", "housekeeping",
			"{ retain: P1D }");

	private final Clock clock = Clock.systemUTC();

	private final HttpClient client = HttpClient.newHttpClient();

	private final Account account;

	private final Jar jar;

	private final int port;

	private JarProcess process;

	private int rounds;

	SoakedServe(Path folder, Account account, Front front) throws IOException {
		this.account = account;
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		this.jar = Jar.in(folder)
			.on(account.server())
			.with("KALTURA_SERVICE_URL", front.serviceUrl())
			.with("LINKKEEPER_MANAGEMENT_PORT", String.valueOf(this.port))
			.with("LINKKEEPER_ANSWER_TIMEOUT", "PT1S")
			.with("LINKKEEPER_SETTLE", "PT1S")
			.with("LINKKEEPER_LEASE", "PT5S")
			.with("LINKKEEPER_SCHEDULE_LOOK_EVERY", "PT2S");
		for (String type : RULES.keySet()) {
			Files.writeString(definition(type), definitionOf(type));
		}
		renewWork();
	}

	Jar jar() {
		return this.jar;
	}

	Path definition(String type) {
		String name = type.equals("housekeeping") ? type : type + "-links";
		return this.jar.folder().resolve("jobs").resolve(name + ".yml");
	}

	static String definitionOf(String type) {
		String name = type.equals("housekeeping") ? type : type + "-links";
		String limits = (type.equals("export") || type.equals("housekeeping")) ? "" : "limits: { maxPercent: 100 }\n";
		return "name: %s\ntype: %s\nschedule: { cron: '0/%d * * * * ?' }\nrule: %s\n%s".formatted(name, type,
				PERIOD.toSeconds(), RULES.get(type), limits);
	}

	/** Lets links expire, become duplicates and differ from the imported file. */
	void renewWork() throws IOException {
		int round = ++this.rounds;
		Instant now = this.clock.instant();
		SandboxLink link = SandboxLink
			.enabled("round%05d".formatted(round), now.minus(Duration.ofDays(1)), "NAME-" + round % 10,
					"https://example.com/" + round)
			.withUserId("owner@example.com");
		this.account.server().account().putAll(java.util.stream.Stream.of(link, gone(round, now)));
		Path file = this.jar.folder().resolve("links.new");
		Files.writeString(file, "systemName,fullUrl,userId\nNEW-1,https://example.com/new/%d,owner@example.com\n"
			.formatted(round));
		Files.move(file, this.jar.folder().resolve("links.csv"), java.nio.file.StandardCopyOption.ATOMIC_MOVE,
				java.nio.file.StandardCopyOption.REPLACE_EXISTING);
	}

	private static SandboxLink gone(int round, Instant now) {
		return SandboxLink
			.enabled("past%05d".formatted(round), now.minus(Duration.ofDays(9)), "PAST-" + round,
					"https://example.com/past/" + round)
			.withUserId("owner@example.com")
			.withExpiresAt(now.minus(Duration.ofDays(2)));
	}

	void start() throws IOException {
		this.process = this.jar.start("serve");
	}

	JarProcess process() {
		return this.process;
	}

	ProcessLevel level() throws IOException {
		return ProcessLevel.of(this.process.pid());
	}

	/** Waits until health is UP, and tells how long that took. */
	Duration awaitHealthy(Duration atMost) {
		Instant begin = this.clock.instant();
		Awaitility.await()
			.atMost(atMost)
			.pollInterval(Duration.ofMillis(500))
			.untilAsserted(() -> assertThat(health()).isEqualTo(200));
		return Duration.between(begin, this.clock.instant());
	}

	/** The status of the answer about health, or 0 if there is none. */
	private int health() throws InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health".formatted(this.port)))
			.timeout(Duration.ofSeconds(5))
			.build();
		try {
			return this.client.send(request, BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
