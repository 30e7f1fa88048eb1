package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that a test needs on its way and that must succeed, with the Java that runs
 * the test.
 */
final class Tool {

	private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

	private Tool() {
	}

	static String java() {
		return BIN.resolve("java").toString();
	}

	/** Runs {@code java} in a folder. */
	static String java(Path folder, List<String> arguments) throws IOException, InterruptedException {
		return run(folder, Stream.concat(Stream.of(java()), arguments.stream()).toList());
	}

	/**
	 * Runs a command to its end.
	 * @param folder where it runs
	 * @param command the command; {@code java} in it is the one that runs the test
	 * @return what it said
	 */
	static String run(Path folder, List<String> command) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile())
			.redirectErrorStream(true);
		builder.environment().merge("PATH", BIN.toString(), (path, bin) -> bin + ":" + path);
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
		return output;
	}

}
