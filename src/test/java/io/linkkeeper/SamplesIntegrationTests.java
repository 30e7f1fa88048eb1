package io.linkkeeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.launch.ExitCode;
import io.linkkeeper.launch.RunResult;
import io.linkkeeper.launch.StartRequest;
import io.linkkeeper.ledger.RunMode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The samples of whole accounts give what stands beside them, and can be taken back.
 */
class SamplesIntegrationTests {

	private static final Path SAMPLES = Path.of("samples");

	@Test
	void dedupLeavesOneLinkForEachName() throws IOException {
		expectSample("dedup", definition("dedup-links", Map.of()));
	}

	@Test
	void cascadeHandsTheLinksOfLeaversOver() throws IOException {
		expectSample("cascade", definition("cascade-users", Map.of("rule.leavers", "samples/cascade/leavers.csv",
				"rule.action", "hand-over", "rule.successor", "dora@example.com")));
	}

	@Test
	void repointLeadsToTheNewPlayer() throws IOException {
		expectSample("repoint", "fullUrl", SandboxLink::fullUrl, definition("repoint-links", Map.of()));
	}

	@Test
	void housekeepingForgetsAllButTheLastWord() throws IOException {
		SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");
		try (SandboxServer sandbox = sandbox("housekeeping", clock);
				TestWorker worker = TestWorker.on(sandbox, clock).start()) {
			JobDefinition expire = definition("expire-links", Map.of());
			long first = worker.run(expire).run().id();
			worker.operator().undo(first, false, false, RunMode.RUN);
			worker.run(expire);
			RunResult plan = worker.operator()
				.start(new StartRequest(definition("housekeeping", Map.of()), RunMode.PLAN,
						Instant.parse("2030-01-01T00:00:00Z")));
			assertThat(plan.message() + "\n").isEqualTo(Files.readString(SAMPLES.resolve("housekeeping/expected.txt")));
		}
	}

	private static SandboxServer sandbox(String name, SettableClock clock) {
		return SandboxServer.start(SandboxOptions.defaults()
			.withDialect(Bench.dialect())
			.withSeed(SAMPLES.resolve(name).resolve("links.csv")), clock);
	}

	private static JobDefinition definition(String job, Map<String, String> overrides) {
		return new DefinitionFolder(Path.of("jobs")).get(job, overrides);
	}

	private static void expectSample(String name, JobDefinition definition) throws IOException {
		expectSample(name, "userId", SandboxLink::userId, definition);
	}

	private static void expectSample(String name, String field, Function<SandboxLink, String> value,
			JobDefinition definition) throws IOException {
		Path folder = SAMPLES.resolve(name);
		SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");
		try (SandboxServer sandbox = sandbox(name, clock);
				TestWorker worker = TestWorker.on(sandbox, clock)
					.property("linkkeeper.files", Path.of("").toAbsolutePath())
					.start()) {
			String before = account(sandbox, field, value);
			RunResult run = worker.run(definition);
			assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.DONE);
			assertThat(account(sandbox, field, value)).isEqualTo(Files.readString(folder.resolve("expected.csv")));
			worker.operator().undo(run.run().id(), false, false, RunMode.RUN);
			assertThat(account(sandbox, field, value)).isEqualTo(before);
		}
	}

	private static String account(SandboxServer sandbox, String field, Function<SandboxLink, String> value) {
		return sandbox.account()
			.links()
			.stream()
			.sorted(Comparator.comparing(SandboxLink::id))
			.map((link) -> "%s,%s,%s\n".formatted(link.id(), link.status(), value.apply(link)))
			.collect(Collectors.joining("", "id,status," + field + "\n", ""));
	}

}
