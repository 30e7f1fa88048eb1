package io.linkkeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The commands in the README of a sample, and their expected results.
 *
 * @param steps its blocks of commands, in order
 */
record SampleReadme(List<Step> steps) {

	private static final Pattern STEP = Pattern.compile("```console\n(.*?)```(.*?)(?=```console|\\z)", Pattern.DOTALL);

	private static final Pattern EXIT_CODE = Pattern.compile("exit\\s+code\\s+(\\d)");

	private static final Pattern ACCOUNT = Pattern.compile("account\\s+then\\s+is\\s+like\\s+`([^`]+)`");

	private static final Pattern SAID = Pattern.compile("What\\s+it\\s+says\\s+is\\s+in\\s+`([^`]+)`");

	static SampleReadme of(Path sample) throws IOException {
		return new SampleReadme(STEP.matcher(Files.readString(sample.resolve("README.md")))
			.results()
			.map((step) -> new Step(commands(step), step.group(2)))
			.toList());
	}

	private static List<String> commands(MatchResult step) {
		return step.group(1).lines().map((line) -> line.replaceFirst("^\\$ ", "")).toList();
	}

	/**
	 * A block of commands.
	 *
	 * @param commands the lines to type
	 * @param prose what is said after it
	 */
	record Step(List<String> commands, String prose) {

		/** The exit code of the last command; all others end with 0. */
		int exitCode() {
			Matcher code = EXIT_CODE.matcher(this.prose);
			return code.find() ? Integer.parseInt(code.group(1)) : 0;
		}

		/** The file that holds the account as it is afterwards. */
		@Nullable String account() {
			return file(ACCOUNT);
		}

		/** The file that contains the output of the last command. */
		@Nullable String said() {
			return file(SAID);
		}

		private @Nullable String file(Pattern pattern) {
			Matcher file = pattern.matcher(this.prose);
			return file.find() ? file.group(1) : null;
		}

	}

}
