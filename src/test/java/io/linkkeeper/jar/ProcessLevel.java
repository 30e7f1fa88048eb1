package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds at a moment, as Linux counts it.
 *
 * @param megabytes resident memory
 * @param threads threads
 * @param handles open files and connections
 */
record ProcessLevel(long megabytes, long threads, long handles) {

	static ProcessLevel of(long pid) throws IOException {
		Path process = Path.of("/proc", String.valueOf(pid));
		try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
			return new ProcessLevel(status(process, "VmRSS:") / 1024, status(process, "Threads:"), handles.count());
		}
	}

	private static long status(Path process, String name) throws IOException {
		return Files.readAllLines(process.resolve("status"))
			.stream()
			.filter((line) -> line.startsWith(name))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow();
	}

}
