package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * A clock of a process that can be set, by a library that is loaded before all others and
 * that a C compiler makes.
 */
final class ShiftedClock {

	private static final Path COMPILER = Path.of("/usr/bin/cc");

	private static final String SOURCE = "src/test/resources/io/linkkeeper/jar/clock.c";

	private final Path ahead;

	private ShiftedClock(Path ahead) {
		this.ahead = ahead;
	}

	static boolean isPossible() {
		return Files.isExecutable(COMPILER);
	}

	/** The clock of all processes of a jar, right at first. */
	static ShiftedClock of(Jar jar) throws IOException, InterruptedException {
		Path library = jar.folder().resolve("clock.so").toAbsolutePath();
		Tool.run(Path.of(""),
				List.of(COMPILER.toString(), "-shared", "-fPIC", "-o", library.toString(), SOURCE, "-ldl"));
		ShiftedClock clock = new ShiftedClock(jar.folder().resolve("clock").toAbsolutePath());
		clock.set(Duration.ZERO);
		jar.with("LD_PRELOAD", library.toString()).with("CLOCK_AHEAD_FILE", clock.ahead.toString());
		return clock;
	}

	/** In place, as the processes see this file's memory. */
	void set(Duration ahead) throws IOException {
		ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES)
			.order(ByteOrder.nativeOrder())
			.putLong(ahead.toSeconds())
			.flip();
		try (FileChannel file = FileChannel.open(this.ahead, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			file.write(seconds, 0);
		}
	}

}
