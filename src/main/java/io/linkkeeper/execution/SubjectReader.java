package io.linkkeeper.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the subjects that a rule decides about, batch by batch. The reader is stateless
 * with regard to the position: each batch contains the position of the next one, which is
 * recorded in the transaction that writes the batch's changes. A recorded batch is never
 * read again; one that was not recorded is read again as a whole. Used by one thread at a
 * time; a batch may be read before the previous one is recorded.
 *
 * @param <S> the subject: a link, a link with its facts, or an input row
 */
@FunctionalInterface
public interface SubjectReader<S> {

	/** When it is not known how much there is to read. */
	long UNKNOWN = -1;

	/**
	 * Reads the next batch.
	 * @param position where the batch begins, or {@code null} for the first one
	 * @return the batch, which may have no subjects, or {@code null} after the last
	 * @throws RuntimeException when the batch cannot be read completely; a batch is never
	 * truncated
	 */
	@Nullable Batch<S> read(@Nullable String position);

	/**
	 * Counts what is left to read, for progress only: it may change while it is read.
	 * @param position where the next batch begins, or {@code null} for the first one
	 * @return the number of links or rows, or {@link #UNKNOWN} when counting them would
	 * take long
	 */
	default long remaining(@Nullable String position) {
		return UNKNOWN;
	}

	/**
	 * A batch of subjects.
	 *
	 * @param <S> the subject
	 * @param subjects the subjects
	 * @param scanned the number of links or rows that were read for them
	 * @param position where the next batch begins
	 */
	record Batch<S>(List<S> subjects, int scanned, String position) {

		public Batch {
			subjects = List.copyOf(subjects);
			if (scanned < subjects.size()) {
				throw new IllegalArgumentException(
						"%d subjects cannot come of %d rows".formatted(subjects.size(), scanned));
			}
		}

		/**
		 * Creates a batch in which each subject is one link or row.
		 * @param subjects the subjects
		 * @param position where the next batch begins
		 */
		public Batch(List<S> subjects, String position) {
			this(subjects, subjects.size(), position);
		}

	}

}
