package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.linkkeeper.Documentation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The {@code bash} blocks of the documentation, the README's first, do what it says,
 * typed without a change, one after the other, in a folder where the jar is built
 * already.
 */
@Tag("process")
class ReadmeIntegrationTests {

	private static final Pattern BLOCK = Pattern.compile("^```bash\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

	@TempDir
	private Path folder;

	@BeforeEach
	void layOutTheFolder() throws IOException {
		Jar.in(this.folder);
		Files.createSymbolicLink(this.folder.resolve("target"), ExtractedJar.file().getParent());
		Path bin = Files.createDirectories(this.folder.resolve("bin"));
		Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n");
		Files.setPosixFilePermissions(bin.resolve("mvn"), PosixFilePermissions.fromString("rwx------"));
	}

	@AfterEach
	void leaveTheJarAlone() throws IOException {
		Files.delete(this.folder.resolve("target"));
	}

	@Test
	void eachBlockSucceeds() throws IOException, InterruptedException {
		List<String> blocks = BLOCK.matcher(Documentation.text())
			.results()
			.map((MatchResult block) -> block.group(1))
			.toList();
		assertThat(blocks.get(0)).as("the first command builds and runs the main job").contains("run expire-links");
		assertThat(typed(blocks.get(0))).contains(": done").doesNotContain("applied 0 ");
		assertThat(typed(blocks.get(0))).as("the second time").contains(": done", "nothing to do");
		for (String block : blocks.subList(1, blocks.size())) {
			typed(block);
		}
	}

	private String typed(String block) throws IOException, InterruptedException {
		Path output = this.folder.resolve("output");
		ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block)
			.directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		bash.environment().keySet().removeIf((name) -> name.matches("(KALTURA|LINKKEEPER|LOGGING|SPRING)_.*"));
		bash.environment().merge("PATH", this.folder.resolve("bin") + ":", (path, bin) -> bin + path);
		// most of a short process is its start
		bash.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", ExtractedJar.quickly()));
		int exitCode = bash.start().waitFor();
		assertThat(exitCode).as(block + Files.readString(output)).isZero();
		return Files.readString(output);
	}

}
