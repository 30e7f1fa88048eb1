package io.linkkeeper.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a rule decides about, batch by batch. The reader keeps no position of its
 * own: each batch says where the next one begins, and the position is written down in the
 * transaction that writes the batch's changes. So a batch that was written is never read
 * again, and one that was not is read again whole. Used by one thread at a time, and a
 * batch is read before the one in front of it is written.
 *
 * @param <S> the subject: a link with its facts, or a row of a file
 */
@FunctionalInterface
public interface SubjectReader<S> {

	/**
	 * Reads the next batch.
	 * @param position where it begins, or {@code null} for the beginning
	 * @return the batch, perhaps without subjects, or {@code null} at the end
	 * @throws RuntimeException when the batch cannot be read completely; a batch is never
	 * silently short
	 */
	@Nullable Batch<S> read(@Nullable String position);

	/**
	 * Subjects that were read together.
	 *
	 * @param <S> the subject
	 * @param subjects the subjects
	 * @param scanned how many links or rows were read for them
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
		 * Subjects that each are one link or row.
		 * @param subjects the subjects
		 * @param position where the next batch begins
		 */
		public Batch(List<S> subjects, String position) {
			this(subjects, subjects.size(), position);
		}

	}

}
