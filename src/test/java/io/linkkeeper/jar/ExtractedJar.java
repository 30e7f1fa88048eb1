package io.linkkeeper.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged jar, taken apart by its own tool as the Dockerfile does: so it starts in
 * two thirds of the time, and the tests start it some two hundred times.
 */
final class ExtractedJar {

	private static final Path FILE = extract();

	private ExtractedJar() {
	}

	static Path file() {
		return FILE;
	}

	private static Path extract() {
		try {
			Path jar = Path.of(Objects.requireNonNull(System.getProperty("linkkeeper.jar")));
			Path folder = Files.createTempDirectory(jar.getParent(), "extracted-");
			Process process = new ProcessBuilder(java(), "-Djarmode=tools", "-jar", jar.toString(), "extract",
					"--force", "--destination", folder.toString())
				.inheritIO()
				.start();
			assertThat(process.waitFor()).isZero();
			return folder.resolve(jar.getFileName());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while extracting the jar", ex);
		}
	}

	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
