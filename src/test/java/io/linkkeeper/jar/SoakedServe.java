package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@code serve} with a job of each of five types due at the same times, and work for
 * them.
 */
final class SoakedServe implements AutoCloseable {

	static final Duration PERIOD = Duration.ofSeconds(5);

	private static final String OWNER = "owner@example.com";

	/** Before the names of links that expired. */
	private static final String PAST = "PAST-";

	private static final Map<String, String> RULES = Map.of("expire", "{}", "dedup", "{ key: [systemName] }", "export",
			"{ file: exports/links.csv }", "import", "{ file: links.csv, onUnknownOwner: create }", "housekeeping",
			"{ retain: P7D }");

	private final Clock clock = Clock.systemUTC();

	private final Account account;

	private final Jar jar;

	private final HealthPage health;

	private @Nullable JarProcess process;

	private int rounds;

	SoakedServe(Path folder, Account account, Front front) throws IOException {
		this.account = account;
		this.jar = Jar.in(folder)
			.on(account.server())
			.with("KALTURA_SERVICE_URL", front.serviceUrl())
			.with("LINKKEEPER_ANSWER_TIMEOUT", "PT1S")
			.with("LINKKEEPER_SETTLE", "PT1S")
			.with("LINKKEEPER_LEASE", "PT5S")
			.with("LINKKEEPER_SCHEDULE_LOOK_EVERY", "PT2S");
		this.health = HealthPage.of(this.jar);
		for (String type : RULES.keySet()) {
			writeDefinition(type);
		}
		renewWork();
	}

	Jar jar() {
		return this.jar;
	}

	static int jobs() {
		return RULES.size();
	}

	Path definition(String type) {
		return this.jar.folder().resolve("jobs").resolve(nameOf(type) + ".yml");
	}

	private static String nameOf(String type) {
		return type.equals("housekeeping") ? type : type + "-links";
	}

	void writeDefinition(String type) throws IOException {
		boolean changes = !List.of("export", "housekeeping").contains(type);
		Files.writeString(definition(type),
				"name: %s\ntype: %s\n%sschedule: { cron: '0/%d * * * * ?', zone: UTC }\nrule: %s\n".formatted(
						nameOf(type), type, changes ? "limits: { maxPercent: 100 }\n" : "", PERIOD.toSeconds(),
						RULES.get(type)));
	}

	/** Lets links expire, become duplicates and differ from the imported file. */
	void renewWork() throws IOException {
		int round = ++this.rounds;
		Instant now = this.clock.instant();
		SandboxLink duplicate = SandboxLink
			.enabled("round%05d".formatted(round), now.minus(Duration.ofDays(1)), "NAME-" + round % 10,
					"https://example.com/" + round)
			.withUserId(OWNER);
		SandboxLink past = SandboxLink
			.enabled("past%05d".formatted(round), now.minus(Duration.ofDays(9)), PAST + round,
					"https://example.com/past/" + round)
			.withUserId(OWNER)
			.withExpiresAt(now.minus(Duration.ofDays(2)));
		this.account.server().account().putAll(Stream.of(duplicate, past));
		Path file = this.jar.folder().resolve("links.new");
		Files.writeString(file,
				"systemName,fullUrl,userId\nNEW-1,https://example.com/new/%d,%s\n".formatted(round, OWNER));
		Files.move(file, this.jar.folder().resolve("links.csv"), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
	}

	/** Waits until all links that expired are disabled and the file is imported. */
	void awaitDone(Duration atMost) {
		Awaitility.await().atMost(atMost).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
			List<SandboxLink> enabled = this.account.server()
				.account()
				.links()
				.stream()
				.filter((link) -> link.status() == Status.ENABLED)
				.toList();
			assertThat(enabled).extracting(SandboxLink::systemName)
				.noneMatch((name) -> String.valueOf(name).startsWith(PAST));
			assertThat(enabled).extracting(SandboxLink::fullUrl)
				.filteredOn((url) -> url.startsWith("https://example.com/new/"))
				.containsExactly("https://example.com/new/" + this.rounds);
		});
	}

	/** Starts it, and waits until it serves. */
	void start() throws IOException, InterruptedException {
		JarProcess started = this.jar.start("serve");
		this.process = started;
		started.awaitMessage("Serving %d scheduled jobs".formatted(RULES.size()));
	}

	JarProcess process() {
		JarProcess current = this.process;
		if (current == null) {
			throw new IllegalStateException("start() comes first");
		}
		return current;
	}

	ProcessLevel level() throws IOException, InterruptedException {
		return ProcessLevel.of(process().pid());
	}

	/** Waits until health is UP, and tells how long that took. */
	Duration awaitHealthy(Duration atMost) {
		Instant begin = this.clock.instant();
		Awaitility.await()
			.atMost(atMost)
			.pollInterval(Duration.ofMillis(500))
			.untilAsserted(() -> assertThat(this.health.answer()).startsWith(HealthPage.UP));
		return Duration.between(begin, this.clock.instant());
	}

	/** Leaves no process behind. */
	@Override
	public void close() throws IOException, InterruptedException {
		JarProcess current = this.process;
		if (current != null && !current.hasEnded()) {
			current.kill();
		}
	}

}
