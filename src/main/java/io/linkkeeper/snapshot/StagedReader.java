package io.linkkeeper.snapshot;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.linkkeeper.execution.SubjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was staged in the database before, always in the same order. The position is
 * the number of subjects that went by; whoever goes on elsewhere than where this reader
 * stands begins anew and lets them go by again.
 *
 * @param <S> the subject
 */
public final class StagedReader<S> implements SubjectReader<S> {

	/** What is decided about and written down together. */
	private static final int SUBJECTS_AT_ONCE = 10_000;

	private final Supplier<? extends Iterator<S>> all;

	private final Predicate<? super S> asked;

	private @Nullable Iterator<S> subjects;

	private long passed;

	/**
	 * A reader that stands nowhere yet.
	 * @param all opens the subjects at the first one
	 * @param asked whether there is anything to decide about a subject that was read
	 */
	public StagedReader(Supplier<? extends Iterator<S>> all, Predicate<? super S> asked) {
		this.all = all;
		this.asked = asked;
	}

	@Override
	public @Nullable Batch<S> read(@Nullable String position) {
		long from = (position != null) ? Long.parseLong(position) : 0;
		Iterator<S> at = (this.subjects != null && this.passed == from) ? this.subjects : open(from);
		List<S> batch = new ArrayList<>();
		int scanned = 0;
		for (; scanned < SUBJECTS_AT_ONCE && at.hasNext(); scanned++) {
			S subject = at.next();
			if (this.asked.test(subject)) {
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
