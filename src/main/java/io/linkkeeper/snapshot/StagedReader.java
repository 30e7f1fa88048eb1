package io.linkkeeper.snapshot;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.linkkeeper.execution.SubjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads staged subjects from the database, always in the same order. The position is the
 * number of subjects before it; for any other position than the current one the reader
 * starts again and skips that many subjects.
 *
 * @param <S> the subject
 */
public final class StagedReader<S> implements SubjectReader<S> {

	/** The number of subjects per batch. */
	private static final int SUBJECTS_AT_ONCE = 10_000;

	private final Supplier<? extends Iterator<S>> all;

	private final Predicate<? super S> included;

	private @Nullable Iterator<S> subjects;

	private long passed;

	/**
	 * Creates a reader.
	 * @param all opens the subjects at the first one
	 * @param included whether a subject is passed to the rule; others only count as
	 * scanned
	 */
	public StagedReader(Supplier<? extends Iterator<S>> all, Predicate<? super S> included) {
		this.all = all;
		this.included = included;
	}

	@Override
	public @Nullable Batch<S> read(@Nullable String position) {
		long from = (position != null) ? Long.parseLong(position) : 0;
		Iterator<S> at = (this.subjects != null && this.passed == from) ? this.subjects : open(from);
		List<S> batch = new ArrayList<>();
		int scanned = 0;
		for (; scanned < SUBJECTS_AT_ONCE && at.hasNext(); scanned++) {
			S subject = at.next();
			if (this.included.test(subject)) {
				batch.add(subject);
			}
		}
		this.passed = from + scanned;
		return (scanned > 0) ? new Batch<>(batch, scanned, Long.toString(this.passed)) : null;
	}

	private Iterator<S> open(long from) {
		Iterator<S> opened = this.all.get();
		for (long number = 0; number < from; number++) {
			opened.next();
		}
		this.subjects = opened;
		return opened;
	}

}
