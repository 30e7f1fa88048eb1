package io.linkkeeper.cascade;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

import io.linkkeeper.batch.SubjectReader;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Reads all links of a snapshot. The position is the number of links that went by;
 * whoever goes on elsewhere than where this reader stands lets them go by again.
 */
final class SnapshotReader implements SubjectReader<ShortLink> {

	/** Links: what is decided about and written down together. */
	private static final int LINKS_AT_ONCE = 10_000;

	private final Supplier<Iterator<ShortLink>> all;

	private @Nullable Iterator<ShortLink> links;

	private long passed;

	SnapshotReader(Supplier<Iterator<ShortLink>> all) {
		this.all = all;
	}

	@Override
	public @Nullable Batch<ShortLink> read(@Nullable String position) {
		long from = (position != null) ? Long.parseLong(position) : 0;
		Iterator<ShortLink> at = (this.links != null && this.passed == from) ? this.links : open(from);
		List<ShortLink> batch = new ArrayList<>();
		while (batch.size() < LINKS_AT_ONCE && at.hasNext()) {
			batch.add(at.next());
		}
		this.passed = from + batch.size();
		return batch.isEmpty() ? null : new Batch<>(batch, Long.toString(this.passed));
	}

	private Iterator<ShortLink> open(long from) {
		Iterator<ShortLink> opened = this.all.get();
		for (long number = 0; number < from; number++) {
			opened.next();
		}
		this.links = opened;
		return opened;
	}

}
