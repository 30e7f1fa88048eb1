package io.linkkeeper.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.audit.Actor;
import io.linkkeeper.cli.CommandLineRun;
import io.linkkeeper.cli.Commands;
import io.linkkeeper.holder.CommandRequest;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import io.linkkeeper.text.CellText;
import io.linkkeeper.text.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands on the sandbox, while an engine on the same sandbox is open.
 */
@Tag("process")
@Timeout(120)
class HolderCommandIntegrationTests {

	@TempDir
	private Path folder;

	private Engine engine;

	@BeforeEach
	void open() throws IOException {
		Files.copy(Path.of("jobs/expire-links.yml"),
				Files.createDirectories(this.folder.resolve("jobs")).resolve("expire-links.yml"));
		this.engine = start();
	}

	private Engine start() {
		RootCommand root = new RootCommand();
		new CommandLine(root).parseArgs("--sandbox");
		return Engine.start(shell(new StringWriter(), new StringWriter()), root, Commands::commandLine);
	}

	@AfterEach
	void close() {
		this.engine.close();
	}

	private Shell shell(StringWriter out, StringWriter err) {
		return new Shell(this.folder, Clock.systemUTC(), new PrintWriter(out), new PrintWriter(err),
				Display.file(ZoneOffset.UTC));
	}

	private CommandLineRun run(String... args) {
		return CommandLineRun.in(this.folder, Clock.systemUTC(), args);
	}

	@Test
	void answersAsItWouldWithAnEngineOfItsOwn() {
		assertThat(run("run", "expire-links", "--sandbox").exitCode()).isEqualTo(ExitCode.DONE.number());
		CommandLineRun jobs = run("jobs", "--format", "csv", "--sandbox");
		CommandLineRun runs = run("runs", "--format", "json", "--sandbox");
		CommandLineRun changes = run("show", "1", "--changes", "--format", "csv", "--sandbox");
		CommandLineRun absent = run("show", "9", "--sandbox");
		this.engine.close();
		assertThat(changes.out().lines().count()).as("many rows, and a heading").isGreaterThan(100);
		assertThat(run("jobs", "--format", "csv", "--sandbox")).isEqualTo(jobs);
		assertThat(run("runs", "--format", "json", "--sandbox")).isEqualTo(runs);
		assertThat(run("show", "1", "--changes", "--format", "csv", "--sandbox")).isEqualTo(changes);
		assertThat(run("show", "9", "--sandbox")).isEqualTo(absent);
		this.engine = start();
	}

	@Test
	void showsProgressAndResultWhereTheyWereAskedFor() {
		CommandLineRun run = run("run", "expire-links", "--sandbox");
		assertThat(run.out()).startsWith("run 1 of expire-links: done");
		assertThat(run.err()).contains("collect: 329 of 329", "apply: 251 of 251", "run 1 ");
		assertThat(run("plan", "expire-links", "--sandbox", "-p", "rule.grace=PT1S").out())
			.contains("with -p rule.grace=PT1S");
		assertThat(run("runs", "--last", "1", "--format", "csv", "--sandbox").out().lines().skip(1)).singleElement()
			.asString()
			.startsWith("2,expire-links,");
	}

	@Test
	void showsARunThatHasEndedAndEndsWithItsExitCode() {
		run("run", "expire-links", "--sandbox");
		CommandLineRun watched = run("show", "1", "--watch", "--sandbox");
		assertThat(watched.exitCode()).as(watched.toString()).isEqualTo(ExitCode.DONE.number());
		assertThat(watched.out()).startsWith("Run 1 of expire-links is done: ");
		assertThat(run("show", "9", "--watch", "--sandbox").exitCode()).isEqualTo(ExitCode.USAGE.number());
	}

	@Test
	void choosesChangesAsItIsAsked() {
		run("plan", "expire-links", "--sandbox");
		assertThat(run("show", "1", "--changes", "--kind", "disable", "--limit", "3", "--format", "json", "--sandbox")
			.out()).contains("\"kind\":\"disable\"");
		assertThat(run("show", "1", "--changes", "--kind", "delete,add", "--format", "json", "--sandbox").out())
			.isEqualTo("[]\n");
		assertThat(run("show", "1", "--changes", "--state", "applied", "--format", "json", "--sandbox").out())
			.isEqualTo("[]\n");
	}

	@Test
	void fitsTablesToTheDisplayOfTheCaller() {
		run("plan", "expire-links", "--sandbox");
		CommandRequest request = new CommandRequest(List.of("show", "1", "--changes", "--sandbox"),
				new Display(true, false, 60, ZoneOffset.ofHours(5)), true, InvocationContext.real(this.folder),
				this.engine.invocationContext(), Map.of());
		assertThat(execute(request).out().lines()).hasSizeGreaterThan(500)
			.allSatisfy((line) -> assertThat(CellText.width(line)).isLessThanOrEqualTo(60));
	}

	@Test
	void examinesWhatItWorksOn() {
		CommandLineRun doctor = run("doctor", "--sandbox");
		assertThat(doctor.exitCode()).as(doctor.toString()).isEqualTo(ExitCode.DONE.number());
		assertThat(doctor.out()).contains("ok   database: holds 0 runs");
	}

	@Test
	void tellsWhatBecameOfPastTimes() {
		for (int day = 1; day <= 3; day++) {
			Instant time = Instant.parse("2026-06-0%dT04:15:00Z".formatted(day));
			this.engine.firings()
				.record(new ScheduledFiring("expire-links", "sandbox", time, FiringOutcome.SKIPPED, null,
						"too late, day " + day));
		}
		assertThat(run("schedule", "--last", "2", "--format", "csv", "--sandbox").out().lines()).containsExactly(
				"job,account,scheduledAt,outcome,run,reason",
				"expire-links,sandbox,2026-06-03T04:15:00Z,SKIPPED,,\"too late, day 3\"",
				"expire-links,sandbox,2026-06-02T04:15:00Z,SKIPPED,,\"too late, day 2\"");
	}

	@Test
	void refusesADefinitionThatIsAnotherOneHere() {
		assertThat(forwarded(true, Map.of("expire-links on default", "0"))).satisfies((run) -> {
			assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
			assertThat(run.err()).contains("The definition of expire-links on default has just been changed");
		});
		assertThat(run("runs", "--format", "json", "--sandbox").out().strip()).as("no run was begun").isEqualTo("[]");
	}

	@Test
	void refusesARealAccountOnASandbox() {
		assertThat(forwarded(false, Map.of())).satisfies((run) -> {
			assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
			assertThat(run.err()).contains("works on the sandbox. Add --sandbox");
		});
	}

	private CommandLineRun forwarded(boolean sandbox, Map<String, String> definitions) {
		InvocationContext here = this.engine.invocationContext();
		InvocationContext there = new InvocationContext(here.files(), here.results(), List.of(), Actor.ofProcess());
		CommandRequest request = new CommandRequest(List.of("plan", "expire-links"), Display.file(ZoneOffset.UTC),
				sandbox, InvocationContext.real(this.folder), there, definitions);
		return execute(request);
	}

	private CommandLineRun execute(CommandRequest request) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int exitCode = new HolderCommand(shell(new StringWriter(), new StringWriter()), true,
				CompletableFuture.completedFuture(this.engine), Commands::commandLine, request)
			.execute(new PrintWriter(out), new PrintWriter(err));
		return new CommandLineRun(exitCode, out.toString(), err.toString());
	}

}
