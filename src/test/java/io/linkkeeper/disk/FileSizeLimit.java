package io.linkkeeper.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * Lets this process write no file beyond a size, as a full disk does, until it is closed.
 * Any user may do that.
 */
public final class FileSizeLimit implements AutoCloseable {

	private FileSizeLimit() {
	}

	public static FileSizeLimit of(long bytes) {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit is not installed");
		set(String.valueOf(bytes));
		return new FileSizeLimit();
	}

	/** Changes the soft limit alone, so that it can be raised again. */
	private static void set(String bytes) {
		try {
			Process process = new ProcessBuilder("/usr/bin/prlimit", "--pid",
					String.valueOf(ProcessHandle.current().pid()), "--fsize=" + bytes + ":")
				.inheritIO()
				.start();
			if (process.waitFor() != 0) {
				throw new IllegalStateException("prlimit failed");
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		set("unlimited");
	}

}
