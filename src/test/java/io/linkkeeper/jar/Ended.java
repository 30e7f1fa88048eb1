package io.linkkeeper.jar;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command that has ended.
 *
 * @param command the command
 * @param exitCode the process's exit code
 * @param out what went to stdout
 * @param err what went to stderr
 */
record Ended(String command, int exitCode, String out, String err) {

	/** Checks the exit code, and that no stack trace was shown. */
	Ended with(int expected) {
		assertThat(this.err).doesNotContain("\tat ");
		return withAnyTrace(expected);
	}

	/** Checks the exit code alone. */
	Ended withAnyTrace(int expected) {
		assertThat(this.exitCode).as(toString()).isEqualTo(expected);
		return this;
	}

	/** The messages to the person: progress and the log left out. */
	List<String> messages() {
		return this.err.lines()
			.filter((line) -> !line.matches("(copy|snapshot|collect|guard|apply): .*|\\d{4}-\\d\\d-\\d\\dT.*"))
			.toList();
	}

	JsonNode json() {
		return JsonMapper.shared().readTree(this.out);
	}

	@Override
	public String toString() {
		return this.command + " ended with " + this.exitCode + "\n" + this.out + "\n" + String.join("\n", messages());
	}

}
