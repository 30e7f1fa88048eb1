package io.linkkeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What commands that execute runs print and end with, on the sandbox.
 */
@Tag("process")
class ResultsIntegrationTests {

	@TempDir
	private Path folder;

	@BeforeEach
	void writeDefinition() throws IOException {
		Files.writeString(Files.createDirectory(this.folder.resolve("jobs")).resolve("nightly.yml"), """
				name: nightly
				type: expire
				rule: { grace: P1D }
				""");
	}

	@Test
	void printsTheRunAloneAsJson() {
		CommandLineRun plan = run("plan", "nightly", "--format", "json");
		assertThat(plan.out()).isEqualTo(run("show", "1", "--format", "json").out());
		assertThat(plan.err()).contains("collect: ", "run 1 planned: ", "`apply 1 --sandbox`");
		assertThat(run("apply", "1", "--format", "json").out()).isEqualTo(run("show", "1", "--format", "json").out());
		assertThat(JsonMapper.shared().readTree(run("undo", "1", "--format", "json").out()).get("id").asInt())
			.isEqualTo(2);
	}

	@Test
	void printsNothingForARefusal() {
		CommandLineRun refused = run("apply", "7", "--format", "json");
		assertThat(refused.out()).isEmpty();
		assertThat(refused.err()).contains("There is no run 7. `runs --sandbox` lists them.");
		assertThat(refused.exitCode()).isEqualTo(2);
	}

	@Test
	void printsAnArrayForSeveralAccounts() throws IOException {
		Files.writeString(this.folder.resolve("jobs/both.yml"), """
				name: both
				type: expire
				accounts: [north, south]
				rule: { grace: P1D }
				""");
		JsonNode runs = JsonMapper.shared().readTree(run("plan", "both", "--format", "json").out());
		assertThat(runs.values()).extracting((run) -> run.get("id").asInt()).containsExactly(1, 2);
		JsonNode one = JsonMapper.shared()
			.readTree(run("plan", "both", "--account", "south", "--format", "json").out());
		assertThat(one.get("id").asInt()).isEqualTo(3);
	}

	@Test
	void tellsByTheExitCodeIfThereIsSomethingToDo() {
		assertThat(run("plan", "nightly", "--detailed-exit").exitCode()).isEqualTo(10);
		assertThat(run("show", "1", "--format", "json").out()).contains("\"exitCode\" : 0");
		assertThat(run("apply", "1", "--detailed-exit").exitCode()).isEqualTo(10);
		assertThat(run("plan", "nightly", "--detailed-exit").exitCode()).isZero();
		assertThat(run("run", "nightly", "--detailed-exit").exitCode()).isZero();
	}

	private CommandLineRun run(String... args) {
		String[] all = new String[args.length + 1];
		System.arraycopy(args, 0, all, 0, args.length);
		all[args.length] = "--sandbox";
		return CommandLineRun.in(this.folder, Clock.systemUTC(), all);
	}

}
