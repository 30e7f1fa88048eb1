package io.linkkeeper.disk;

import java.util.Optional;

/**
 * The disk of the database. The embedded database reports a commit as successful that it
 * could not write, so its disk is checked before and after. Thread-safe.
 */
public interface DataDisk {

	/** A database that reports by itself what it could not write. */
	DataDisk UNCHECKED = new DataDisk() {

		@Override
		public void requireRoom(long changes) {
		}

		@Override
		public void requireIntact() {
		}

		@Override
		public Optional<DiskState> state() {
			return Optional.empty();
		}

		@Override
		public void repair() {
		}

	};

	/**
	 * Requires room for planning or applying changes.
	 * @param changes the number of changes
	 * @throws DiskException when there is less, or the database was damaged before
	 */
	void requireRoom(long changes);

	/**
	 * Requires that all commits so far have reached the disk.
	 * @throws DiskException when one has not, until {@link #repair} succeeds
	 */
	void requireIntact();

	/**
	 * Describes the disk. Reads the database.
	 * @return its state, or empty when it is not checked
	 */
	Optional<DiskState> state();

	/**
	 * Writes again what did not reach the disk, when there is room. Has no effect on a
	 * disk that is intact.
	 */
	void repair();

}
