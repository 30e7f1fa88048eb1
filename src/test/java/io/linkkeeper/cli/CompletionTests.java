package io.linkkeeper.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The scripts of {@code completion}.
 */
class CompletionTests {

	private static final Path BASH = Path.of("/bin/bash");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "linkkeeper pl, plan", "linkkeeper completion f, fish", "linkkeeper plan --detailed, --detailed-exit",
			"linkkeeper runs --format j, json", "linkkeeper plan --sand, --sandbox" })
	void completesInBash(String typed, String completed) throws IOException, InterruptedException {
		assumeThat(BASH).exists();
		Path script = Files.writeString(this.folder.resolve("completion"), script("bash"));
		assertThat(bash(
				"compopt() { :; }; source %s; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='%s'; "
					.formatted(script, typed, typed) + "_complete_linkkeeper; printf '%s\\n' \"${COMPREPLY[@]}\""))
			.containsExactly(completed);
	}

	@Test
	void isTheSameScriptForZsh() {
		assertThat(script("zsh")).isEqualTo(script("bash")).contains("bashcompinit");
	}

	@Test
	void knowsCommandsOptionsAndValuesInFish() {
		assertThat(script("fish").lines()).contains("complete -c linkkeeper -n '__fish_use_subcommand' -f -a resume "
				+ "-d 'Let a paused job be started by its schedule again, and accept its file if that is held back.'",
				"complete -c linkkeeper -n '__fish_seen_subcommand_from pause' -l reason -r -d 'Why, for others to read.'",
				"complete -c linkkeeper -n '__fish_seen_subcommand_from runs' -l format -x -a 'table csv json' "
						+ "-d 'table, csv or json (default: table).'",
				"complete -c linkkeeper -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish' "
						+ "-d 'bash, zsh or fish.'")
			.anyMatch(
					(line) -> line.contains("-d 'Keep a job from being started by its schedule, until \\'resume\\'.'"));
	}

	private String script(String shell) {
		CommandLineRun run = CommandLineRun.in(this.folder, "completion", shell);
		assertThat(run.err()).isEmpty();
		assertThat(run.exitCode()).isZero();
		return run.out();
	}

	private List<String> bash(String commands) throws IOException, InterruptedException {
		Process bash = new ProcessBuilder(BASH.toString(), "--norc", "-c", commands).redirectErrorStream(true).start();
		String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(bash.waitFor()).as(output).isZero();
		return output.lines().map(String::strip).toList();
	}

}
