package io.linkkeeper.activate;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.why.LinkExplainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.OLD;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports with starts, and the activate job from end to end, over HTTP.
 */
class ActivateRunIntegrationTests {

	private static final String NAME = "LAUNCH";

	private static final String START = "2026-06-02T08:00:00Z";

	@RegisterExtension
	static final Bench bench = new Bench();

	private static RunResult imports(String startsAt) throws IOException {
		return importing("systemName,fullUrl,startsAt\n%s,https://example.com/launch,%s\n".formatted(NAME, startsAt));
	}

	private static RunResult importing(String file) throws IOException {
		Files.writeString(bench.folder().resolve("links.csv"), file);
		return bench.worker().run(Definitions.imported("links.csv"));
	}

	private static RunResult activate(String... keysAndValues) {
		return bench.worker().run(definition(keysAndValues));
	}

	private static JobDefinition definition(String... keysAndValues) {
		return Definitions.activate(keysAndValues);
	}

	private static long planned(RunResult result, ChangeKind kind) {
		return result.run().outlook().kinds().counts().getOrDefault(kind, 0L);
	}

	private static SandboxLink link() {
		return bench.sandbox()
			.account()
			.links()
			.stream()
			.filter((link) -> NAME.equals(link.systemName()))
			.findFirst()
			.orElseThrow();
	}

	private static void touch(Status status) {
		bench.clock().advance(Duration.ofMinutes(1));
		bench.sandbox()
			.account()
			.change(link().id(), (link) -> link.withStatus(status).withUpdatedAt(bench.clock().instant()));
	}

	private static void assertLeftAlone(String why) {
		bench.clock().set(Instant.parse(START));
		RunResult result = activate();
		assertThat(result.message()).isEqualTo("nothing to do");
		assertThat(bench.worker().bean(LinkExplainer.class).explain(link().id(), List.of(definition())).get(0))
			.satisfies((row) -> assertThat(row.reason()).isEqualTo(why));
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void enablesAtItsTimeAndOnlyOnce() throws IOException {
		RunResult imported = imports(START);
		assertThat(bench.worker().changes(imported.run().id())).extracting(ChangeRow::reason)
			.singleElement()
			.asString()
			.startsWith("line 2 requests a link that does not exist; it gets no owner, to start at " + START);
		assertThat(link().status()).isEqualTo(Status.DISABLED);
		bench.clock().set(Instant.parse(START).minusSeconds(1));
		assertThat(activate().message()).isEqualTo("nothing to do");
		bench.clock().set(Instant.parse(START));
		RunResult started = activate();
		assertThat(started.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(planned(started, ChangeKind.ENABLE)).isEqualTo(1);
		assertThat(link().status()).isEqualTo(Status.ENABLED);
		touch(Status.DISABLED);
		RunResult again = activate();
		assertThat(again.run().scanned()).isZero();
		assertThat(link().status()).as("disabled by hand").isEqualTo(Status.DISABLED);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void enablesAllThatStartsAtTheSameTimeAfterRunsThatEnabledNothing() throws IOException {
		StringBuilder file = new StringBuilder("systemName,fullUrl,startsAt\n");
		for (int i = 0; i < 1203; i++) {
			file.append("LAUNCH-%d,https://example.com/%d,%s\n".formatted(i, i, START));
		}
		importing(file.toString());
		for (int i = 0; i < 5; i++) {
			activate();
		}
		bench.clock().set(Instant.parse(START));
		RunResult started = activate();
		assertThat(started.run().scanned()).isEqualTo(1203);
		assertThat(bench.sandbox().account().links()).extracting(SandboxLink::status).containsOnly(Status.ENABLED);
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void leavesAloneWhatSomeoneChanged() throws IOException {
		imports(START);
		touch(Status.DISABLED);
		assertLeftAlone("is disabled, but not as run %d left it".formatted(lastRun()));
	}

	private static long lastRun() {
		return bench.worker().queries().list(null, 1).get(0).id();
	}

	@Test
	void leavesAloneWhatSomeoneEnabled() throws IOException {
		imports(START);
		touch(Status.ENABLED);
		assertLeftAlone("is enabled");
	}

	@Test
	void leavesProtectedLinksAlone() throws IOException {
		imports(START);
		bench.clock().set(Instant.parse(START));
		RunResult result = activate("\"select\":{\"protect\":{\"systemName\":[\"LAUNCH\"]}}");
		assertThat(result.run().unchanged()).isEqualTo(1);
		assertThat(link().status()).isEqualTo(Status.DISABLED);
		activate();
		assertThat(link().status()).as("no longer protected").isEqualTo(Status.ENABLED);
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void anotherImportMovesTheStart() throws IOException {
		imports(START);
		assertThat(imports(START).message()).startsWith("nothing to do");
		assertThat(planned(imports("2026-06-03T08:00:00Z"), ChangeKind.CHANGE)).isEqualTo(1);
		bench.clock().set(Instant.parse(START));
		assertThat(activate().message()).isEqualTo("nothing to do");
		bench.clock().set(Instant.parse("2026-06-03T08:00:00Z"));
		activate();
		assertThat(link().status()).isEqualTo(Status.ENABLED);
	}

	@TestAt({ GUIDE, SERVER })
	void importWithAStartThatHasPassedEnables() throws IOException {
		imports(START);
		assertThat(planned(imports("2026-06-01"), ChangeKind.ENABLE)).isEqualTo(1);
		assertThat(link().status()).isEqualTo(Status.ENABLED);
		imports(START);
		assertThat(link().status()).as("a link that is enabled stays so").isEqualTo(Status.ENABLED);
	}

	@Test
	void importWithNeverEndsTheHold() throws IOException {
		imports(START);
		imports("never");
		bench.clock().set(Instant.parse(START));
		assertThat(activate().message()).isEqualTo("nothing to do");
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void undoOfTheImportEndsTheHoldAndIsItselfUndoable() throws IOException {
		long run = imports(START).run().id();
		RunResult undone = bench.worker().operator().undo(run, false, false, RunMode.RUN);
		assertThat(undone.message()).startsWith("1 of 1 changes applied: ");
		assertThat(bench.worker().operator().undo(run, false, false, RunMode.RUN).message())
			.startsWith("nothing to do");
		bench.worker().operator().undo(undone.run().id(), false, false, RunMode.RUN);
		bench.clock().set(Instant.parse(START));
		activate();
		assertThat(link().status()).isEqualTo(Status.ENABLED);
	}

	@TestAt({ GUIDE, SERVER })
	void undoOfAStartDisablesForGood() throws IOException {
		imports(START);
		bench.clock().set(Instant.parse(START));
		long run = activate().run().id();
		bench.worker().operator().undo(run, false, false, RunMode.RUN);
		assertThat(link().status()).isEqualTo(Status.DISABLED);
		assertThat(activate().message()).isEqualTo("nothing to do");
	}

	@TestAt({ GUIDE, SERVER })
	void undoOfAMoveRestoresTheStart() throws IOException {
		imports(START);
		long run = imports("2026-06-03T08:00:00Z").run().id();
		bench.worker().operator().undo(run, false, false, RunMode.RUN);
		bench.clock().set(Instant.parse(START));
		activate();
		assertThat(link().status()).isEqualTo(Status.ENABLED);
	}

}
