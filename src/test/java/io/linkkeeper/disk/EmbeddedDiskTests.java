package io.linkkeeper.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import io.linkkeeper.lock.Fence;
import io.linkkeeper.lock.FencedTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An embedded database whose disk takes no more, really, and one whose disk is said to be
 * full.
 */
class EmbeddedDiskTests {

	private static final long MB = 1024L * 1024;

	private static final String OPTIONS = ";hsqldb.tx=mvcc;hsqldb.write_delay=false;hsqldb.lock_file=false;"
			+ "hsqldb.default_table_type=cached;hsqldb.nio_data_file=false";

	@TempDir
	private Path folder;

	private final AtomicLong free = new AtomicLong(1000 * MB);

	private SingleConnectionDataSource database;

	private JdbcTemplate jdbc;

	private EmbeddedDisk disk;

	private TransactionTemplate transaction;

	@BeforeEach
	void open() {
		this.database = new SingleConnectionDataSource("jdbc:hsqldb:file:" + this.folder.resolve("db") + OPTIONS, "SA",
				"", true);
		this.jdbc = new JdbcTemplate(this.database);
		this.disk = new EmbeddedDisk(this.folder.resolve("db"), this.free::get, this.jdbc);
		this.transaction = new TransactionTemplate(new FencedTransactionManager(this.database, new Fence(), this.disk));
		this.jdbc.execute("create memory table run (id int primary key, planned bigint, text varchar(2000))");
	}

	@AfterEach
	void close() {
		this.jdbc.execute("shutdown");
		this.database.destroy();
	}

	private void insert(int id) {
		this.transaction.executeWithoutResult(
				(status) -> this.jdbc.update("insert into run values (?, ?, ?)", id, id, "x".repeat(1000)));
	}

	@Test
	void reportsACommitThatDidNotReachTheDisk() {
		int written = fill();
		assertThat(written).isBetween(1, 4999);
		assertThatExceptionOfType(DiskException.class).isThrownBy(() -> this.disk.requireRoom(1))
			.withMessageContaining(this.folder.toString())
			.withMessageContaining("16 MB needed");
		assertThatExceptionOfType(DiskException.class).isThrownBy(() -> insert(10_000));
		assertThat(this.disk.state())
			.hasValueSatisfying((state) -> assertThat(state.level()).isEqualTo(DiskState.Level.FULL));
	}

	/** Fills the log; the file of rows stays as large as it is. */
	private int fill() {
		for (int id = -20; id < 0; id++) {
			insert(id);
		}
		this.jdbc.execute("checkpoint");
		try (FileSizeLimit limit = FileSizeLimit.of(MB / 2)) {
			for (int id = 0; id < 5000; id++) {
				String text = "xy".substring(id % 2, id % 2 + 1).repeat(1000);
				try {
					this.transaction
						.executeWithoutResult((status) -> this.jdbc.update("update run set text = ?", text));
				}
				catch (DiskException ex) {
					return id;
				}
			}
		}
		return 5000;
	}

	@Test
	void writesAnewWhatDidNotReachTheDiskOnceThereIsRoom() throws IOException {
		fill();
		this.free.set(1);
		this.disk.repair();
		assertThatExceptionOfType(DiskException.class).isThrownBy(this.disk::requireIntact);
		this.free.set(1000 * MB);
		this.disk.repair();
		this.disk.requireRoom(1);
		insert(10_000);
		assertThat(rowsOnDisk()).isEqualTo(this.jdbc.queryForObject("select count(*) from run", Integer.class));
	}

	/** Counts the rows that a process would find that was started now. */
	private int rowsOnDisk() throws IOException {
		Path copy = Files.createTempDirectory(this.folder, "copy");
		for (String extension : new String[] { "script", "log", "properties" }) {
			Files.copy(this.folder.resolve("db." + extension), copy.resolve("db." + extension));
		}
		SingleConnectionDataSource other = new SingleConnectionDataSource(
				"jdbc:hsqldb:file:" + copy.resolve("db") + OPTIONS + ";shutdown=true", "SA", "", true);
		try {
			Integer rows = new JdbcTemplate(other).queryForObject("select count(*) from run", Integer.class);
			return (rows != null) ? rows : 0;
		}
		finally {
			other.destroy();
		}
	}

	@Test
	void refusesWhatTheRoomDoesNotSufficeFor() {
		this.free.set(EmbeddedDisk.RESERVE + 100 * EmbeddedDisk.PER_CHANGE);
		this.disk.requireRoom(100);
		assertThatExceptionOfType(DiskException.class).isThrownBy(() -> this.disk.requireRoom(5000))
			.withMessage(
					"The folder %s of the database has 16 MB free and needs 36 MB for 5000 changes: make room there"
						.formatted(this.folder));
		assertThat(this.disk.state().orElseThrow().level()).isEqualTo(DiskState.Level.SCARCE);
		this.free.set(EmbeddedDisk.RESERVE - 1);
		assertThat(this.disk.state().orElseThrow().level()).isEqualTo(DiskState.Level.FULL);
		insert(1);
	}

	@Test
	void refusesAFolderThatVanished() throws IOException {
		Files.move(this.folder.resolve("db.script"), this.folder.resolve("kept"));
		assertThatExceptionOfType(DiskException.class).isThrownBy(() -> this.disk.requireRoom(0))
			.withMessageContaining("was it deleted or unmounted?");
		Files.move(this.folder.resolve("kept"), this.folder.resolve("db.script"));
	}

}
