package io.linkkeeper.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;

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
		return file(FOLDER);
	}

	private static Path file(Path folder) {
		return folder.resolve("linkkeeper.jar");
	}

	static List<String> quickly() {
		List<String> options = new ArrayList<>(QUICK);
		options.add("-XX:SharedArchiveFile=" + archive(FOLDER));
		return options;
	}

	private static Path archive(Path folder) {
		return folder.resolve("linkkeeper.jsa");
	}

	private static Path prepare() {
		Path jar = Path.of(Objects.requireNonNull(System.getProperty("linkkeeper.jar")));
		try (FileChannel others = FileChannel.open(jar.resolveSibling("extracted.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			others.lock();
			Path folder = jar.resolveSibling("extracted-" + checksum(jar));
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
		Path jobs = Files.createDirectories(folder.resolve("jobs"));
		Files.copy(Path.of("jobs/expire-links.yml"), jobs.resolve("expire-links.yml"),
				StandardCopyOption.REPLACE_EXISTING);
		quickly(folder, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination",
				folder.toString());
		Path classes = folder.resolve("classes");
		quickly(folder, "-XX:DumpLoadedClassList=" + classes, "-jar", "linkkeeper.jar", "run", "expire-links",
				"--sandbox");
		Files.write(classes,
				Files.readAllLines(classes).stream().filter((name) -> !name.startsWith(GENERATED)).toList());
		quickly(folder, "-Xshare:dump", "-Xlog:disable", "-XX:SharedClassListFile=" + classes,
				"-XX:SharedArchiveFile=" + archive(folder), "-cp", file(folder).toString());
	}

	private static void quickly(Path folder, String... arguments) throws IOException, InterruptedException {
		Tool.java(folder, Stream.concat(QUICK.stream(), Stream.of(arguments)).toList());
	}

	/** Of its bytes: a reproducible build gives each jar the same time. */
	private static String checksum(Path jar) throws IOException {
		CRC32 checksum = new CRC32();
		checksum.update(Files.readAllBytes(jar));
		return Long.toHexString(checksum.getValue());
	}

}
