package io.linkkeeper.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;

import io.linkkeeper.console.access.PasswordHash;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.engine.Signals;
import io.linkkeeper.text.Display;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code console-password}, with the password on stdin.
 */
class ConsolePasswordTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	private int typing(String line, String... args) {
		Shell shell = new Shell(Path.of(""), CommandLineRun.CLOCK, new PrintWriter(this.out, true),
				new PrintWriter(this.err, true), Display.file(ZoneOffset.UTC), () -> line);
		return Commands.commandLine(shell, new Signals(shell.err())).execute(args);
	}

	@Test
	void printsTheHashOnly() {
		assertThat(typing("correct horse", "console-password")).isZero();
		assertThat(PasswordHash.encoder().matches("correct horse", this.out.toString().strip())).isTrue();
		assertThat(this.err.toString()).isEmpty();
	}

	@Test
	void takesNoPasswordAsArgument() {
		assertThat(typing("", "console-password", "correct horse")).isEqualTo(2);
		assertThat(this.out.toString()).isEmpty();
	}

	@Test
	void refusesAShortPasswordAndOneThatWouldNotCountWhole() {
		assertThat(typing("short", "console-password")).isEqualTo(2);
		assertThat(typing("x".repeat(73), "console-password")).isEqualTo(2);
		assertThat(this.out.toString()).isEmpty();
		assertThat(this.err.toString()).contains("at least 8 characters", "too long");
	}

}
