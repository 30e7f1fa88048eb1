package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most memory that a process of this machine has had, as Linux counts it.
 */
final class PeakMemory {

	private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

	private final Path status;

	private long kilobytes;

	PeakMemory(long pid) {
		this.status = Path.of("/proc", Long.toString(pid), "status");
	}

	/** Looks again, as long as there is something to see. */
	void look() throws IOException {
		if (Files.isReadable(this.status)) {
			Matcher peak = PEAK.matcher(Files.readString(this.status));
			this.kilobytes = peak.find() ? Long.parseLong(peak.group(1)) : this.kilobytes;
		}
	}

	long megabytes() {
		return this.kilobytes / 1024;
	}

}
