package io.linkkeeper.disk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.linkkeeper.disk.DiskState.Level;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The disk of an embedded database in files.
 */
public final class EmbeddedDisk implements DataDisk {

	private static final long MB = 1024L * 1024;

	/** For bookkeeping and for closing the database in order, in bytes. */
	static final long RESERVE = 16 * MB;

	/** The growth of the database by a change that is planned and applied, in bytes. */
	static final long PER_CHANGE = 4096;

	/** Of the largest run to expect where there was none. */
	private static final long CHANGES = 1000;

	private final Path database;

	private final LongSupplier free;

	private final CommitAlarm alarm;

	private final JdbcTemplate jdbc;

	EmbeddedDisk(Path database, LongSupplier free, JdbcTemplate jdbc) {
		this.database = database.toAbsolutePath().normalize();
		this.free = free;
		this.jdbc = jdbc;
		this.alarm = Objects.requireNonNull(jdbc.execute((ConnectionCallback<CommitAlarm>) CommitAlarm::listeningTo));
	}

	/**
	 * Observes the disk of an open database.
	 * @param database its files, without their extensions
	 * @param jdbc the database
	 */
	public EmbeddedDisk(Path database, JdbcTemplate jdbc) {
		this(database, () -> Objects.requireNonNull(database.toAbsolutePath().getParent()).toFile().getUsableSpace(),
				jdbc);
	}

	@Override
	public void requireRoom(long changes) {
		requireIntact();
		requireFiles();
		long needed = needed(changes);
		long room = this.free.getAsLong();
		if (room < needed) {
			throw new DiskException("The folder %s of the database has %d MB free and needs %d MB%s: make room there"
				.formatted(folder(), room / MB, inMb(needed),
						(changes > 0) ? " for %d changes".formatted(changes) : ""));
		}
	}

	@Override
	public void requireIntact() {
		String reason = this.alarm.reason();
		if (reason != null) {
			throw new DiskException(
					("The folder %s of the database did not take what was written (%s; %d MB free, %d MB needed), so"
							+ " nothing more is sent: make room there")
						.formatted(folder(), reason, this.free.getAsLong() / MB, RESERVE / MB));
		}
	}

	/** A folder that was deleted or unmounted takes writes, too, which are lost. */
	private void requireFiles() {
		if (!Files.exists(this.database.resolveSibling(this.database.getFileName() + ".script"))) {
			throw new DiskException(
					"The folder %s does not hold the database any more, so nothing more is sent: was it deleted or unmounted?"
						.formatted(folder()));
		}
	}

	private static long needed(long changes) {
		return RESERVE + changes * PER_CHANGE;
	}

	/** Rounded up, unlike free room. */
	private static long inMb(long needed) {
		return (needed + MB - 1) / MB;
	}

	private Path folder() {
		return Objects.requireNonNull(this.database.getParent());
	}

	@Override
	public Optional<DiskState> state() {
		try {
			requireRoom(0);
			long changes = largestRun();
			long room = this.free.getAsLong();
			boolean scarce = room < needed(changes);
			String text = "%d MB free in %s; a run of %d changes needs %d MB".formatted(room / MB, folder(), changes,
					inMb(needed(changes)));
			return Optional
				.of(scarce ? new DiskState(Level.SCARCE, text + ", so make room") : new DiskState(Level.OK, text));
		}
		catch (DiskException ex) {
			return Optional.of(new DiskState(Level.FULL, String.valueOf(ex.getMessage())));
		}
	}

	private long largestRun() {
		Long planned = this.jdbc.queryForObject("select max(planned) from run", Long.class);
		return (planned != null) ? Math.max(planned, CHANGES) : CHANGES;
	}

	/**
	 * Writes all tables anew. The first attempt after a failed write may fail by the file
	 * that it closes.
	 */
	@Override
	public synchronized void repair() {
		if (this.alarm.reason() == null || this.free.getAsLong() < RESERVE) {
			return;
		}
		this.jdbc.execute("checkpoint");
		this.alarm.reset();
		this.jdbc.execute("checkpoint");
		requireIntact();
	}

}
