package io.linkkeeper.jar;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.execution.SubjectReader.Batch;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.kaltura.http.RetrySettings;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The figures that are told to people, measured: worker and sandbox are processes of
 * their own, the worker with 256 MB of heap and the collector that the Dockerfile gives
 * it. Run by {@code mvn -Pbench verify} on a machine that does nothing else; what it
 * prints is the result.
 */
class FiguresBenchmark {

	private static final int ROWS = 100_000;

	private static final String MANY = "1000000";

	private static final List<String> NO_LIMITS = List.of("-p", "limits.maxPercent=100", "-p",
			"limits.maxChanges=10000000");

	@TempDir
	private Path folder;

	/** As a long-lived process is started, and as a single run is. */
	@ParameterizedTest
	@ValueSource(strings = { "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1" })
	void importsManyRows(String option) throws IOException, InterruptedException {
		try (BigAccount account = BigAccount.start(this.folder.resolve("account"))) {
			Jar worker = worker(account).withJvm(option);
			System.out.println("with " + option);
			Files.writeString(worker.folder().resolve("jobs/rows.yml"),
					"name: rows\ntype: import\nrule: { file: rows.csv }\n");
			writeRows(worker.folder().resolve("rows.csv"), ROWS);
			tell("import, account empty, planned", run(worker, 1, "plan", "rows"), "copy", "collect");
			tell("import, account empty, applied", run(worker, 2, "run", "rows"), "apply");
			tell("import, account full, planned", run(worker, 3, "plan", "rows"), "copy", "collect");
		}
	}

	@Test
	void plansAMillionRows() throws IOException, InterruptedException {
		try (BigAccount account = BigAccount.start(this.folder.resolve("account"))) {
			Jar worker = worker(account);
			Files.writeString(worker.folder().resolve("jobs/rows.yml"),
					"name: rows\ntype: import\nrule: { file: rows.csv }\n");
			writeRows(worker.folder().resolve("rows.csv"), 1_000_000);
			tell("import of a million rows, planned", run(worker, 1, "plan", "rows"), "copy", "collect");
		}
	}

	private static void writeRows(Path file, int rows) throws IOException {
		try (BufferedWriter writer = Files.newBufferedWriter(file)) {
			writer.write("systemName,fullUrl,name\n");
			for (int i = 0; i < rows; i++) {
				writer.write("ROW-%06d,https://example.com/campaign/%06d,\"Row, %d\"%n".formatted(i, i, i));
			}
		}
	}

	@Test
	void keepsAMillionLinks() throws IOException, InterruptedException {
		try (BigAccount account = BigAccount.start(this.folder.resolve("account"), "--links", MANY)) {
			Duration listing = list(account.environment());
			System.out.printf("bare listing of %s links: %.1f s, %.0f links/s%n", MANY, seconds(listing),
					1_000_000 / seconds(listing));
			Jar worker = worker(account);
			Files.writeString(worker.folder().resolve("jobs/same.yml"),
					"name: same\ntype: dedup\nrule: { key: [systemName] }\nselect: { protectDefaults: false }\n");
			JsonNode dedup = run(worker, 1, "plan", "same");
			tell("dedup, planned", dedup, "snapshot", "collect");
			System.out.printf("dedup / bare listing: %.2f%n", seconds(dedup, "snapshot", "collect") / seconds(listing));
			tell("export", run(worker, 2, "run", "export-links"), "collect", "report");
			tell("expiry, applied", run(worker, 3, "run", "expire-links"), "collect", "apply");
		}
	}

	/** Reads the account and does nothing with it. */
	private static Duration list(Map<String, String> environment) {
		Account account = new Account("bench", URI.create(of(environment, "KALTURA_SERVICE_URL")),
				Integer.parseInt(of(environment, "KALTURA_PARTNER_ID")),
				new Credentials.AdminSecret(of(environment, "KALTURA_ADMIN_SECRET")), null);
		ClientSettings settings = new ClientSettings(Duration.ofSeconds(5), Duration.ofSeconds(25), 8, 25,
				java.util.OptionalDouble.empty(), RetrySettings.defaults());
		Clock clock = Clock.systemUTC();
		Instant start = clock.instant();
		try (KalturaClient client = new KalturaClient(account, settings, clock, Sleeper.system())) {
			LinkWindowReader reader = new LinkWindowReader(client, List.of(LinkFilter.any()), start);
			long links = 0;
			for (Batch<ShortLink> batch = reader.read(null); batch != null; batch = reader.read(batch.position())) {
				links += batch.subjects().size();
			}
			assertThat(links).isEqualTo(Long.parseLong(MANY));
		}
		return Duration.between(start, clock.instant());
	}

	private static String of(Map<String, String> environment, String name) {
		return Objects.requireNonNull(environment.get(name), name);
	}

	private Jar worker(BigAccount account) throws IOException {
		Jar worker = Jar.in(this.folder.resolve("worker")).withJvm("-Xmx256m").withJvm("-XX:+UseSerialGC");
		account.environment().forEach(worker::with);
		return worker;
	}

	/** Runs a command and tells how much memory it needed. */
	private static JsonNode run(Jar worker, int run, String verb, String job) throws IOException, InterruptedException {
		List<String> limits = job.startsWith("export") ? List.of() : NO_LIMITS;
		JarProcess process = worker.start(Stream.concat(Stream.of(verb, job), limits.stream()).toArray(String[]::new));
		PeakMemory peak = process.peakMemory();
		Instant start = Clock.systemUTC().instant();
		Ended ended = process.endMeasured(peak);
		assertThat(ended.exitCode()).as(ended.toString()).isIn(0, 3, 4);
		System.out.printf("%s %s: %.1f s in all, peak memory %d MB, database %d MB%n", verb, job,
				seconds(Duration.between(start, Clock.systemUTC().instant())), peak.megabytes(),
				sizeOf(worker.folder().resolve("data")) / 1_048_576);
		return worker.run("show", String.valueOf(run), "--format", "json").json();
	}

	private static long sizeOf(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).mapToLong(FiguresBenchmark::size).sum();
		}
	}

	private static long size(Path file) {
		try {
			return Files.size(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void tell(String what, JsonNode run, String... steps) {
		double seconds = seconds(run, steps);
		long scanned = run.get("scanned").asLong();
		long applied = run.get("applied").asLong();
		System.out.printf("%s: %.1f s for %d scanned, %d applied: %.0f/s%n", what, seconds, scanned, applied,
				((List.of(steps).contains("apply")) ? applied : scanned) / seconds);
	}

	private static double seconds(JsonNode run, String... steps) {
		return run.get("steps")
			.values()
			.stream()
			.filter((step) -> List.of(steps).contains(step.get("name").asString()))
			.mapToDouble((step) -> seconds(Duration.between(Instant.parse(step.get("startedAt").asString()),
					Instant.parse(step.get("endedAt").asString()))))
			.sum();
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

}
