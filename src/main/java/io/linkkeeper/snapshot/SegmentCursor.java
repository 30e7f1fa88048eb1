package io.linkkeeper.snapshot;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntFunction;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over the links of one segment. Holds one block.
 */
final class SegmentCursor {

	private final IntFunction<Optional<byte[]>> blocks;

	private int nextBlock;

	private LinkBlock.@Nullable Contents contents;

	private @Nullable ShortLink current;

	/**
	 * Creates a cursor at a segment's first link.
	 * @param blocks returns the segment's block with a number, or empty after the last
	 */
	SegmentCursor(IntFunction<Optional<byte[]>> blocks) {
		this.blocks = blocks;
		advance();
	}

	boolean isAtEnd() {
		return this.current == null;
	}

	ShortLink current() {
		if (this.current == null) {
			throw new NoSuchElementException();
		}
		return this.current;
	}

	void advance() {
		this.current = (this.contents != null) ? this.contents.next() : null;
		if (this.current == null) {
			this.contents = this.blocks.apply(this.nextBlock++).map(LinkBlock.Contents::new).orElse(null);
			this.current = (this.contents != null) ? this.contents.next() : null;
		}
	}

}
