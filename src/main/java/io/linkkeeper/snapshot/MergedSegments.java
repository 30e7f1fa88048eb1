package io.linkkeeper.snapshot;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

import io.linkkeeper.link.ShortLink;

/**
 * Merges sorted segments into one sorted sequence of links.
 */
final class MergedSegments implements Iterator<ShortLink> {

	private final PriorityQueue<SegmentCursor> cursors;

	MergedSegments(List<SegmentCursor> cursors, Comparator<ShortLink> order) {
		this.cursors = new PriorityQueue<>(Comparator.comparing(SegmentCursor::current, order));
		cursors.stream().filter((cursor) -> !cursor.isAtEnd()).forEach(this.cursors::add);
	}

	@Override
	public boolean hasNext() {
		return !this.cursors.isEmpty();
	}

	@Override
	public ShortLink next() {
		SegmentCursor first = this.cursors.poll();
		if (first == null) {
			throw new NoSuchElementException();
		}
		ShortLink link = first.current();
		first.advance();
		if (!first.isAtEnd()) {
			this.cursors.add(first);
		}
		return link;
	}

}
