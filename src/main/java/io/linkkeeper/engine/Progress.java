package io.linkkeeper.engine;

import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.operate.ProgressListener;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Prints the progress of a run: a bar on a terminal, otherwise a line at intervals.
 * Thread-safe.
 */
final class Progress implements ProgressListener, AutoCloseable {

	/**
	 * Short enough to show that a run makes progress, long enough for the mail of a cron
	 * job.
	 */
	static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

	private static final int BAR_WIDTH = 79;

	private final Shell shell;

	private String phase = "";

	private Instant lastLine = Instant.MIN;

	private @Nullable ProgressBar bar;

	Progress(Shell shell) {
		this.shell = shell;
	}

	@Override
	public synchronized void progressed(String phase, long done, long total) {
		boolean entered = !phase.equals(this.phase);
		this.phase = phase;
		if (this.shell.terminal()) {
			moveBar(entered, done, total);
		}
		else if (entered || done == total || isLineDue()) {
			this.lastLine = this.shell.clock().instant();
			this.shell.say(phase + ": " + done + ((total >= 0) ? " of " + total : " so far, total unknown"));
		}
	}

	@Override
	public synchronized boolean noted(String note) {
		close();
		this.shell.say(note);
		return true;
	}

	@Override
	public synchronized void close() {
		if (this.bar != null) {
			this.bar.close();
			this.shell.say("");
			this.bar = null;
		}
	}

	private boolean isLineDue() {
		return !this.shell.clock().instant().isBefore(this.lastLine.plus(BETWEEN_LINES));
	}

	private void moveBar(boolean entered, long done, long total) {
		ProgressBar current = this.bar;
		if (entered || current == null) {
			close();
			current = newBar(total);
			this.bar = current;
		}
		current.maxHint(total);
		current.stepTo(done);
	}

	private ProgressBar newBar(long total) {
		return new ProgressBarBuilder().setTaskName(this.phase)
			.setInitialMax(total)
			.setStyle(ProgressBarStyle.ASCII)
			.setConsumer(new DelegatingProgressBarConsumer(this::redraw, BAR_WIDTH))
			.build();
	}

	private void redraw(String line) {
		// what others write, such as the log, begins at the begin of the line
		this.shell.err().print("\r" + line + "\r");
		this.shell.err().flush();
	}

}
