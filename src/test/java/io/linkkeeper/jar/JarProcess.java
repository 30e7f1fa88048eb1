package io.linkkeeper.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One started command.
 */
final class JarProcess {

	private static final long LONGEST_SECONDS = 120;

	private static final long LOOK_AGAIN_MILLIS = 50;

	private static final String IGNORED_SIGNALS = "SigIgn:";

	/** Signal 2 in the set of {@link #IGNORED_SIGNALS}. */
	private static final long SIGINT = 1 << 1;

	private final Process process;

	private final String command;

	private final Path out;

	private final Path err;

	JarProcess(Process process, String command, Path out, Path err) {
		this.process = process;
		this.command = command;
		this.out = out;
		this.err = err;
	}

	/** As {@code kill -9} does. */
	Ended kill() throws IOException, InterruptedException {
		assertThat(this.process.isAlive()).as("%s still runs", this.command).isTrue();
		this.process.destroyForcibly();
		return end();
	}

	/** As the operating system does when it shuts down. */
	void terminate() {
		assertThat(this.process.isAlive()).as("%s still runs", this.command).isTrue();
		this.process.destroy();
	}

	/** As Ctrl-C does. */
	void interrupt() throws IOException, InterruptedException {
		assertThat(hearsInterrupts()).as("%s does not ignore SIGINT", this.command).isTrue();
		signal("-INT");
	}

	/**
	 * Has it stand still, as on a machine that is suspended. The signal reaches its
	 * threads one after the other, so this waits for the last.
	 */
	void suspend() throws IOException, InterruptedException {
		signal("-STOP");
		while (!isSuspended()) {
			Thread.onSpinWait();
		}
	}

	private boolean isSuspended() throws IOException {
		Path threads = Path.of("/proc", String.valueOf(this.process.pid()), "task");
		if (Files.notExists(threads)) {
			return true;
		}
		try (Stream<Path> all = Files.list(threads)) {
			return all.map(JarProcess::stat).allMatch((state) -> state.startsWith("T"));
		}
	}

	/** The state of a thread, which follows its name in parentheses. */
	private static String stat(Path thread) {
		try {
			String line = Files.readString(thread.resolve("stat"));
			return line.substring(line.lastIndexOf(')') + 2);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Lets a suspended one go on. */
	void resume() throws IOException, InterruptedException {
		signal("-CONT");
	}

	private void signal(String signal) throws IOException, InterruptedException {
		Process kill = new ProcessBuilder("kill", signal, String.valueOf(this.process.pid())).start();
		assertThat(kill.waitFor()).isZero();
	}

	long pid() {
		return this.process.pid();
	}

	boolean hasEnded() {
		return !this.process.isAlive();
	}

	private boolean hearsInterrupts() throws IOException {
		Path status = Path.of("/proc", String.valueOf(this.process.pid()), "status");
		return Files.notExists(status) || Files.readAllLines(status)
			.stream()
			.filter((line) -> line.startsWith(IGNORED_SIGNALS))
			.noneMatch((line) -> (Long.parseUnsignedLong(line.substring(IGNORED_SIGNALS.length()).strip(), 16)
					& SIGINT) != 0);
	}

	/** Waits until it has written something to stderr. */
	void awaitMessage(String text) throws IOException, InterruptedException {
		while (!Files.readString(this.err).contains(text)) {
			boolean ended = this.process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
			assertThat(ended).as("%s ended without saying '%s': %s", this.command, text, Files.readString(this.err))
				.isFalse();
		}
	}

	/** What it has written to stdout so far. */
	String output() throws IOException {
		return Files.readString(this.out);
	}

	/** Waits as long as it takes, and tells how much memory it had. */
	Ended endMeasured(PeakMemory peak) throws IOException, InterruptedException {
		while (!this.process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
			peak.look();
		}
		return end();
	}

	PeakMemory peakMemory() {
		return new PeakMemory(this.process.pid());
	}

	/** Waits until it has ended. */
	Ended end() throws IOException, InterruptedException {
		boolean ended = this.process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
		if (!ended) {
			this.process.destroyForcibly().waitFor();
		}
		assertThat(ended).as("%s ended: %s", this.command, Files.readString(this.err)).isTrue();
		return new Ended(this.command, this.process.exitValue(), Files.readString(this.out),
				Files.readString(this.err));
	}

}
