package io.linkkeeper.snapshot;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntFunction;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Where the merge stands in one segment of a snapshot. Holds one block.
 */
final class SegmentCursor {

	private final IntFunction<Optional<byte[]>> blocks;

	private int nextBlock;

	private LinkBlock.@Nullable Contents contents;

	private @Nullable ShortLink current;

	/**
	 * A cursor at a segment's first link.
	 * @param blocks the segment's blocks by their numbers, nothing behind the last
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
