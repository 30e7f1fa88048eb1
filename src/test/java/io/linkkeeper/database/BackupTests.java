package io.linkkeeper.database;

import java.nio.file.Path;

import io.linkkeeper.disk.FileSizeLimit;
import io.linkkeeper.run.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Copies of an embedded database, complete and not.
 */
class BackupTests {

	@TempDir
	private Path folder;

	private SingleConnectionDataSource database;

	private JdbcTemplate jdbc;

	@BeforeEach
	void open() {
		this.database = new SingleConnectionDataSource(
				"jdbc:hsqldb:file:" + this.folder.resolve("data/db") + ";hsqldb.lock_file=false;shutdown=true", "SA",
				"", true);
		this.jdbc = new JdbcTemplate(this.database);
		this.jdbc.execute("create table row (id int primary key, text varchar(100000))");
		this.jdbc.update("insert into row values (1, ?)", "x".repeat(90_000));
	}

	@AfterEach
	void close() {
		this.database.destroy();
	}

	@Test
	void namesACopyThatDidNotComeToItsEnd() {
		Path target = this.folder.resolve("copy");
		Backup backup = new Backup(this.jdbc);
		try (FileSizeLimit limit = FileSizeLimit.of(20_000)) {
			assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> backup.copyTo(target))
				.withMessageContaining("could not be copied to " + target);
		}
		assertThat(target).isEmptyDirectory();
		backup.copyTo(target);
		assertThat(target).isDirectoryContaining((file) -> file.endsWith("db.log"));
		assertThat(this.folder.resolve("copy.incomplete")).doesNotExist();
	}

}
