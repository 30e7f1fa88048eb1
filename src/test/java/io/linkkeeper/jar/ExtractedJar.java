package io.linkkeeper.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged jar, taken apart by its own tool as the Dockerfile does, and a class-data
 * archive of it: so it starts in half of the time, and the tests start it some two
 * hundred times. All test JVMs of a build share it.
 */
final class ExtractedJar {

	/** What has the virtual machine start soon, and no faster than that. */
	private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

	/** Of lambdas; Java 17 cannot always archive them. */
	private static final String GENERATED = "@";

	private static final Path FOLDER = prepare();

	private ExtractedJar() {
	}

	static Path file() {
		return FOLDER.resolve("linkkeeper.jar");
	}

	static List<String> quickly() {
		List<String> options = new ArrayList<>(QUICK);
		options.add("-XX:SharedArchiveFile=" + archive(FOLDER));
		return options;
	}

	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static Path archive(Path folder) {
		return folder.resolve("linkkeeper.jsa");
	}

	private static Path prepare() {
		Path jar = Path.of(Objects.requireNonNull(System.getProperty("linkkeeper.jar")));
		try (FileChannel others = FileChannel.open(jar.resolveSibling("extracted.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			others.lock();
			Path folder = jar.resolveSibling("extracted-" + Files.getLastModifiedTime(jar).toMillis());
			if (Files.notExists(archive(folder))) {
				extract(jar, folder);
			}
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while extracting the jar", ex);
		}
	}

	private static void extract(Path jar, Path folder) throws IOException, InterruptedException {
		run(folder, List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination",
				folder.toString()));
		Path classes = folder.resolve("classes");
		Path jobs = Files.createDirectories(folder.resolve("jobs"));
		Files.copy(Path.of("jobs/expire-links.yml"), jobs.resolve("expire-links.yml"));
		run(folder, List.of("-XX:DumpLoadedClassList=" + classes, "-jar", "linkkeeper.jar", "run", "expire-links",
				"--sandbox"));
		Files.write(classes,
				Files.readAllLines(classes).stream().filter((name) -> !name.startsWith(GENERATED)).toList());
		run(folder, List.of("-Xshare:dump", "-Xlog:disable", "-XX:SharedClassListFile=" + classes,
				"-XX:SharedArchiveFile=" + archive(folder), "-cp", folder.resolve("linkkeeper.jar").toString()));
	}

	private static void run(Path folder, List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(java()));
		command.addAll(QUICK);
		command.addAll(arguments);
		Path output = Files.createDirectories(folder).resolve("output");
		Process process = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(process.waitFor()).as("%s: %s", command, Files.readString(output)).isZero();
	}

}
