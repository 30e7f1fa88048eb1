package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a Java process holds at a moment, as Linux and the virtual machine count it.
 *
 * @param megabytes the objects that are in use
 * @param threads threads
 * @param handles open files and connections
 */
record ProcessLevel(long megabytes, long threads, long handles) {

	private static final long MB = 1024L * 1024;

	/** Between runs the pools may hold more or fewer of them. */
	private static final long MORE_THREADS = 20;

	private static final long MORE_HANDLES = 30;

	private static final long MORE_MEGABYTES = 15;

	static ProcessLevel of(long pid) throws IOException, InterruptedException {
		Path process = Path.of("/proc", String.valueOf(pid));
		try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
			return new ProcessLevel(bytesInUse(pid) / MB, threads(process), handles.count());
		}
	}

	/** After a collection of garbage, which the histogram begins with. */
	private static long bytesInUse(long pid) throws IOException, InterruptedException {
		String total = Tool.run(Path.of(""), List.of("jcmd", String.valueOf(pid), "GC.class_histogram"))
			.lines()
			.filter((line) -> line.startsWith("Total"))
			.findFirst()
			.orElseThrow();
		return Long.parseLong(total.replaceFirst(".* ", ""));
	}

	private static long threads(Path process) throws IOException {
		return Files.readAllLines(process.resolve("status"))
			.stream()
			.filter((line) -> line.startsWith("Threads:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow();
	}

	/** Checks that this is no more than what the same process held earlier. */
	void assertLevelWith(ProcessLevel earlier) {
		assertThat(this.megabytes).as("megabytes in use").isLessThan(earlier.megabytes + MORE_MEGABYTES);
		assertThat(this.threads).as("threads").isLessThan(earlier.threads + MORE_THREADS);
		assertThat(this.handles).as("handles").isLessThan(earlier.handles + MORE_HANDLES);
	}

}
