package io.linkkeeper.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.linkkeeper.Bench;
import io.linkkeeper.Rounds;
import io.linkkeeper.TestAt;
import io.linkkeeper.TestWorker;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.file.RunFiles;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.Timestamps;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.OLD;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The export job from end to end, over HTTP.
 */
class ExportRunIntegrationTests {

	private static final String[] HOSTILE = { "say \"cheese\"", "two\nlines", "two\r\nlines", "=1+1", "'=1+1", "''-x",
			"+49 30 1", "-1", "@SUM(A1)", "back\\slash\\", "\\\"", "שלום, עולם", "\u202Eevil", "a,b;c\td", " blank ",
			"# no comment", "\tstarts", "'plain", "'", "\"", "NULL", "0" };

	@RegisterExtension
	static final Bench shared = new Bench();

	private Path folder;

	private ExportBench bench;

	private TestWorker worker;

	@BeforeEach
	void begin() {
		this.folder = shared.folder();
		this.bench = new ExportBench(shared);
		this.worker = shared.worker();
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void writesTheAccountAndChangesNothing() throws IOException {
		this.bench.put("first001", "First");
		RunResult result = this.worker.run(ExportBench.definition("export"));
		assertThat(result.message()).isEqualTo("exported 1 link to " + this.bench.file("export-links.csv"));
		assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(this.bench.rows("export-links.csv")).containsExactly(LinkColumn.titles(),
				List.of("first001", "NAME-first001", "https://example.com/first001", "First", "ENABLED", "never",
						"owner@example.com", "", "2026-03-03T04:15:00Z", "2026-03-03T04:15:00Z", shortUrl("first001")));
		assertThat(result.run().planned()).isZero();
		assertThat(result.run().scanned()).isEqualTo(result.run().unchanged()).isEqualTo(1);
		assertThat(this.folder.toFile().list()).as("no draft is left").containsExactly("export-links.csv");
	}

	@Test
	void writesOnlyTheHeadingOfAnEmptyAccount() throws IOException {
		assertThat(this.worker.run(ExportBench.definition("export")).message()).startsWith("exported 0 links to ");
		assertThat(this.bench.rows("export-links.csv")).containsExactly(LinkColumn.titles());
	}

	@Test
	void writesTheSelectionProtectedLinksToo() throws IOException {
		this.bench.put("first001", "First");
		this.bench.put("second01", "Second");
		this.bench.sandbox().account().change("first001", (link) -> link.withSystemName("KMC-PREVIEW"));
		this.worker.run(ExportBench.definition("export", "\"select\":{\"systemName\":[\"KMC-*\"]}",
				"\"rule\":{\"file\":\"deep/down/some.csv\"}"));
		assertThat(ids("deep/down/some.csv")).containsExactly("first001");
	}

	@Test
	void distinguishesExpiryIn1970FromNone() throws IOException {
		this.bench.put("zero0001", "Zero");
		this.bench.sandbox().account().change("zero0001", (link) -> link.withExpiresAt(Instant.EPOCH));
		this.worker.run(ExportBench.definition("export"));
		assertThat(this.bench.rows("export-links.csv").get(1)).contains("1970-01-01T00:00:00Z");
	}

	@Test
	void guardsSpreadsheetsUnlessRaw() throws IOException {
		this.bench.put("formula1", "=cmd()");
		this.worker.run(ExportBench.definition("export"));
		assertThat(this.bench.file("export-links.csv")).content().startsWith("\uFEFF").contains("\"'=cmd()\"");
		this.worker.run(ExportBench.definition("export", "\"rule\":{\"raw\":true}"));
		assertThat(this.bench.file("export-links.csv")).content().startsWith("id,").contains("\"=cmd()\"");
	}

	@Test
	void planWritesTheFileOnlyWhenApplied() throws IOException {
		this.bench.put("first001", "First");
		RunResult plan = this.worker.plan(ExportBench.definition("export"));
		Path file = this.bench.file("export-links.csv");
		long run = plan.run().id();
		assertThat(plan.message())
			.isEqualTo("planned: 1 link to export to %s; `apply %d` writes the file".formatted(file, run));
		assertThat(file).doesNotExist();
		assertThat(this.worker.operator().apply(run, Approval.PLAIN).message()).isEqualTo("exported 1 link to " + file);
		assertThat(ids("export-links.csv")).containsExactly("first001");
	}

	@Test
	void failsWhereItCannotWriteAndRestartTriesAgain() throws IOException {
		this.bench.put("first001", "First");
		long run = this.worker.plan(ExportBench.definition("export")).run().id();
		Path inTheWay = Files.createDirectories(this.bench.file("export-links.csv"));
		RunResult failed = this.worker.operator().apply(run, Approval.PLAIN);
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(failed.run().status()).isEqualTo("FAILED");
		assertThat(failed.message()).contains("is a folder", "correct rule.file", "`restart " + run + "`");
		Files.delete(inTheWay);
		RunResult again = this.worker.operator().restart(run);
		assertThat(again.run().status()).isEqualTo("COMPLETED");
		assertThat(again.message()).isEqualTo("exported 1 link to " + inTheWay);
		assertThat(ids("export-links.csv")).containsExactly("first001");
	}

	@Test
	void replacesExportsOnly() throws IOException {
		Path file = this.bench.file("export-links.csv");
		Files.writeString(file, "our own notes\n");
		RunResult refused = this.worker.run(ExportBench.definition("export"));
		assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(refused.message()).contains("export-links.csv exists and was not written by an export");
		assertThat(file).hasContent("our own notes");
		Files.writeString(file, "");
		assertThat(this.worker.run(ExportBench.definition("export")).exitCode()).isEqualTo(ExitCode.DONE);
		this.worker.run(ExportBench.definition("export", "\"rule\":{\"raw\":true}"));
		assertThat(this.worker.run(ExportBench.definition("export")).exitCode()).isEqualTo(ExitCode.DONE);
	}

	@Test
	void refusesFileOutsideItsFolderBeforeReading() {
		RunResult result = this.worker.run(ExportBench.definition("export", "\"rule\":{\"file\":\"../out.csv\"}"));
		assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(result.message()).contains("'../out.csv' lies outside");
		assertThat(this.folder.resolveSibling("out.csv")).doesNotExist();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void deletesItsOwnCopy() throws IOException {
		this.bench.put("first001", "First");
		long run = this.worker.run(ExportBench.definition("export")).run().id();
		assertThat(this.worker.bean(RunFiles.class).open(run, "export").readAllBytes()).isEmpty();
	}

	@TestAt({ GUIDE, SERVER })
	void writesWhatWasThereWhenItBegan() throws IOException {
		for (int i = 0; i < 40; i++) {
			this.bench.put("there%03d".formatted(i), "There");
		}
		AtomicInteger added = new AtomicInteger();
		this.bench.sandbox().faults().before((request) -> {
			SandboxLink link = this.bench.put("added%03d".formatted(added.incrementAndGet()), "Added");
			this.bench.sandbox()
				.account()
				.put(withCreatedAt(link, link.createdAt().plus(Duration.ofDays(90).plusMinutes(1))));
		});
		this.worker.run(ExportBench.definition("export"));
		assertThat(added).hasPositiveValue();
		assertThat(ids("export-links.csv")).hasSize(40)
			.doesNotHaveDuplicates()
			.allMatch((id) -> id.startsWith("there"));
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void parsesBackToTheAccountInEachDialect() throws IOException {
		long seed = Rounds.newSeed();
		System.out.println("Hostile export, seed " + seed);
		fill(this.bench, new Random(seed));
		this.worker.run(ExportBench.definition("export"));
		this.worker.run(ExportBench.definition("export", "\"rule\":{\"format\":\"jsonl\"}"));
		List<List<String>> rows = this.bench.rows("export-links.csv");
		assertThat(rows.subList(1, rows.size())).containsExactlyInAnyOrderElementsOf(expected(this.bench));
		assertThat(jsonRows()).containsExactlyElementsOf(rows.subList(1, rows.size()));
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void importOfAnExportChangesNothing() {
		Rounds.of(10, "Exports that are imported").each((seed) -> {
			fill(this.bench, new Random(seed));
			List<SandboxLink> before = links();
			this.worker.run(ExportBench.definition("export"));
			String match = (seed % 2 == 0) ? "id" : "systemName";
			RunResult result = this.worker.run(ExportBench.definition("import",
					"\"rule\":{\"file\":\"export-links.csv\",\"match\":\"%s\"}".formatted(match)));
			assertThat(result.message()).startsWith("nothing to do");
			assertThat(result.run().unchanged()).isEqualTo(before.size());
			assertThat(links()).isEqualTo(before);
		});
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void importOfAnExportTakesEditsBack() {
		for (int i = 0; i < 20; i++) {
			SandboxLink link = this.bench.put("link%04d".formatted(i), "Name " + i)
				.withExpiresAt((i % 2 == 0) ? null : Instant.ofEpochSecond(1_900_000_000 + i));
			this.bench.sandbox().account().put(link);
		}
		List<SandboxLink> before = links();
		this.worker.run(ExportBench.definition("export"));
		before.forEach(
				(link) -> this.bench.sandbox()
					.account()
					.change(link.id(), (now) -> now.withName("edited")
						.withStatus(Status.DISABLED)
						.withExpiresAt((now.expiresAt() == null) ? Instant.ofEpochSecond(1_800_000_000) : null)));
		RunResult result = this.worker.run(ExportBench.definition("import",
				"\"rule\":{\"file\":\"export-links.csv\"},\"limits\":{\"maxPercent\":100}"));
		assertThat(result.run().applied()).isEqualTo(20);
		assertThat(links()).extracting((link) -> link.withUpdatedAt(Instant.EPOCH))
			.containsExactlyElementsOf(before.stream().map((link) -> link.withUpdatedAt(Instant.EPOCH)).toList());
	}

	private List<SandboxLink> links() {
		return this.bench.sandbox().account().links().stream().sorted(Comparator.comparing(SandboxLink::id)).toList();
	}

	private static void fill(ExportBench bench, Random random) {
		for (int i = 0; i < 60; i++) {
			String text = HOSTILE[random.nextInt(HOSTILE.length)] + ((i % 3 == 0) ? "" : HOSTILE[i % HOSTILE.length]);
			SandboxLink link = bench.put("link%04d".formatted(i), text)
				.withSystemName("N" + i + " " + HOSTILE[random.nextInt(HOSTILE.length)])
				.withStatus(random.nextBoolean() ? Status.ENABLED : Status.DISABLED)
				.withUserId((random.nextInt(4) > 0) ? "owner" + random.nextInt(3) : null)
				.withExpiresAt(random.nextBoolean() ? Instant.ofEpochSecond(1 + random.nextInt(2_000_000_000)) : null);
			bench.sandbox().account().put(link);
		}
	}

	private static SandboxLink withCreatedAt(SandboxLink link, Instant createdAt) {
		return new SandboxLink(link.id(), Timestamps.of(createdAt), link.expiresAt(), link.userId(), link.texts(),
				link.status());
	}

	private static List<List<String>> expected(ExportBench bench) {
		return bench.sandbox()
			.account()
			.links()
			.stream()
			.map((link) -> List.of(link.id(), text(link.systemName()), text(link.fullUrl()), text(link.name()),
					link.status().name(), (link.expiresAt() != null) ? text(link.expiresAt()) : "never",
					text(link.userId()), text(link.uniqueId()), link.createdAt().toString(),
					link.updatedAt().toString(),
					bench.sandbox().serviceUrl().toString().replace("/api_v3", "/tiny/") + link.id()))
			.toList();
	}

	private static String text(@Nullable Object value) {
		return Objects.toString(value, "");
	}

	private List<List<String>> jsonRows() throws IOException {
		List<List<String>> rows = new ArrayList<>();
		for (String line : Files.readAllLines(this.bench.file("export-links.jsonl"))) {
			JsonNode object = JsonMapper.shared().readTree(line);
			assertThat(object.propertyNames()).containsExactlyElementsOf(LinkColumn.titles());
			rows.add(LinkColumn.titles().stream().map((title) -> object.path(title).asString("")).toList());
		}
		return rows;
	}

	private List<String> ids(String file) throws IOException {
		return this.bench.rows(file).stream().skip(1).map((row) -> row.get(0)).toList();
	}

	private String shortUrl(String id) {
		return this.bench.sandbox().serviceUrl().toString().replace("/api_v3", "/tiny/") + id;
	}

}
