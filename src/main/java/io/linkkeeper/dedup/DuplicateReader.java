package io.linkkeeper.dedup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.linkkeeper.batch.SubjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the links that have a survivor beside them. The position is the number of links
 * that went by; whoever goes on elsewhere than where this reader stands begins anew and
 * lets them go by again.
 */
final class DuplicateReader implements SubjectReader<Candidate> {

	/** Links: what is decided about and written down together. */
	private static final int LINKS_AT_ONCE = 10_000;

	private final Supplier<Groups> allGroups;

	private @Nullable Groups groups;

	private long passed;

	/**
	 * A reader of duplicates.
	 * @param allGroups opens the links of the run, always in the same order
	 */
	DuplicateReader(Supplier<Groups> allGroups) {
		this.allGroups = allGroups;
	}

	@Override
	public @Nullable Batch<Candidate> read(@Nullable String position) {
		long from = (position != null) ? Long.parseLong(position) : 0;
		Groups at = (this.groups != null && this.passed == from) ? this.groups : open(from);
		List<Candidate> duplicates = new ArrayList<>();
		int scanned = 0;
		for (; scanned < LINKS_AT_ONCE && at.hasNext(); scanned++) {
			Candidate candidate = at.next();
			if (candidate.survivor() != null) {
				duplicates.add(candidate);
			}
		}
		this.passed = from + scanned;
		return (scanned > 0) ? new Batch<>(duplicates, scanned, Long.toString(this.passed)) : null;
	}

	private Groups open(long from) {
		Groups opened = this.allGroups.get();
		for (long number = 0; number < from; number++) {
			opened.next();
		}
		this.groups = opened;
		return opened;
	}

}
