package io.linkkeeper.holder;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.Consumer;

/**
 * Text on its way to a caller, in pieces of some size. Not thread-safe; the
 * {@link PrintWriter} around it is.
 */
final class FrameOutput extends Writer {

	private static final int PIECE = 8_192;

	private final Frame.Kind kind;

	private final Consumer<Frame> frames;

	private final StringBuilder piece = new StringBuilder();

	private FrameOutput(Frame.Kind kind, Consumer<Frame> frames) {
		this.kind = kind;
		this.frames = frames;
	}

	static PrintWriter of(Frame.Kind kind, Consumer<Frame> frames) {
		return new PrintWriter(new FrameOutput(kind, frames));
	}

	@Override
	public void write(char[] text, int offset, int length) {
		this.piece.append(text, offset, length);
		if (this.piece.length() >= PIECE) {
			flush();
		}
	}

	@Override
	public void flush() {
		if (!this.piece.isEmpty()) {
			this.frames.accept(new Frame(this.kind, this.piece.toString()));
			this.piece.setLength(0);
		}
	}

	@Override
	public void close() {
		flush();
	}

}
