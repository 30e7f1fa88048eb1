package io.linkkeeper.run;

/**
 * What was read in one go and what became of it.
 *
 * @param scanned rows or links read
 * @param planned of these, how many will be changed
 * @param unchanged of these, how many stay as they are
 * @param rejected of these, how many cannot be used
 */
public record CollectCounts(long scanned, long planned, long unchanged, long rejected) {

	public CollectCounts {
		if (Math.min(Math.min(planned, unchanged), rejected) < 0) {
			throw new IllegalArgumentException("Of %d read, %d are planned and %d rejected: more than were read"
				.formatted(scanned, planned, rejected));
		}
		if (scanned != planned + unchanged + rejected) {
			throw new IllegalArgumentException("Of %d read, %d are planned, %d unchanged and %d rejected: not all"
				.formatted(scanned, planned, unchanged, rejected));
		}
	}

}
