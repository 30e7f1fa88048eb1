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
			progress.update("collect", 0, -1);
			progress.update("collect", 500, -1);
			this.clock.advance(Progress.BETWEEN_LINES);
			progress.update("collect", 1_000, -1);
			progress.update("apply", 0, 40);
			progress.update("apply", 20, 40);
			progress.update("apply", 40, 40);
		}
		assertThat(this.err.toString().lines()).containsExactly("collect: 0", "collect: 1000", "apply: 0 of 40",
				"apply: 40 of 40");
	}

	@Test
	void barOnATerminal() {
		try (Progress progress = new Progress(shell(true))) {
			progress.update("collect", 5, -1);
			progress.update("apply", 40, 40);
			this.clock.advance(Duration.ofSeconds(1));
		}
		assertThat(this.err.toString()).contains("\rapply 100%").endsWith("\n");
	}

	private Shell shell(boolean terminal) {
		return new Shell(Path.of(""), this.clock, new PrintWriter(new StringWriter()), new PrintWriter(this.err, true),
				new Display(terminal, false, Display.DEFAULT_WIDTH, ZoneOffset.UTC));
	}

}
