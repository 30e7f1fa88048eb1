package io.linkkeeper.engine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;

import io.linkkeeper.SettableClock;
import io.linkkeeper.text.Display;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

	private final SettableClock clock = SettableClock.at("2026-11-20T04:15:00Z");

	private final StringWriter err = new StringWriter();

	@Test
	void plainLinesNowAndThen() {
		try (Progress progress = new Progress(shell(false))) {
			progress.progressed("collect", 0, -1);
			progress.progressed("collect", 500, -1);
			this.clock.advance(Progress.BETWEEN_LINES);
			progress.progressed("collect", 1_000, -1);
			progress.progressed("apply", 0, 40);
			progress.progressed("apply", 20, 40);
			progress.progressed("apply", 40, 40);
		}
		assertThat(this.err.toString().lines()).containsExactly("collect: 0 so far, total unknown",
				"collect: 1000 so far, total unknown", "apply: 0 of 40", "apply: 40 of 40");
	}

	@Test
	void noteOnALineOfItsOwn() {
		try (Progress progress = new Progress(shell(true))) {
			progress.progressed("apply", 40, 40);
			assertThat(progress.noted("The result of each row: result.csv")).isTrue();
		}
		assertThat(this.err.toString()).contains("\nThe result of each row: result.csv\n");
	}

	@Test
	void barOnATerminal() {
		try (Progress progress = new Progress(shell(true))) {
			progress.progressed("collect", 5, 20);
			progress.progressed("collect", 20, 20);
			progress.progressed("apply", 40, 40);
			this.clock.advance(Duration.ofSeconds(1));
		}
		assertThat(this.err.toString()).contains("\rcollect 100%", "\rapply 100%").endsWith("\n");
	}

	private Shell shell(boolean terminal) {
		return new Shell(Path.of(""), this.clock, new PrintWriter(new StringWriter()), new PrintWriter(this.err, true),
				new Display(terminal, false, Display.DEFAULT_WIDTH, ZoneOffset.UTC));
	}

}
