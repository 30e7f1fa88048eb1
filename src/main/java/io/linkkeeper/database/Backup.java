package io.linkkeeper.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.linkkeeper.files.OwnerOnly;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.text.FailureText;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Copies the embedded database while runs use it. The copy is consistent and contains
 * committed data only. Thread-safe.
 */
@Component
public class Backup {

	/** What the name of a copy ends with until it is complete. */
	private static final String INCOMPLETE = ".incomplete";

	private final JdbcTemplate jdbc;

	Backup(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Copies the database, to a folder beside the target until the copy is complete.
	 * @param folder the target, empty or not existing
	 * @throws RefusedException when the folder cannot be used, or the database is not the
	 * embedded one
	 */
	public void copyTo(Path folder) {
		requireEmbedded();
		Path target = folder.toAbsolutePath().normalize();
		makeEmpty(target);
		Path part = target.resolveSibling(target.getFileName() + INCOMPLETE);
		try {
			FileSystemUtils.deleteRecursively(part);
			this.jdbc.execute(
					"backup database to '%s/' not blocking as files".formatted(part.toString().replace("'", "''")));
			Files.delete(target);
			Files.move(part, target);
		}
		catch (DataAccessException | IOException ex) {
			throw new RefusedException(ExitCode.FAILED,
					"The database could not be copied to %s (%s). Make room or name another folder, and try again."
						.formatted(target, FailureText.of(ex)),
					ex);
		}
	}

	private void requireEmbedded() {
		String product = this.jdbc
			.execute((java.sql.Connection connection) -> connection.getMetaData().getDatabaseProductName());
		if (DatabaseDriver.fromProductName(product) != DatabaseDriver.HSQLDB) {
			throw new RefusedException(ExitCode.USAGE,
					"`backup` copies the embedded database only. For this one, %s, use pg_dump.".formatted(product));
		}
	}

	private static void makeEmpty(Path folder) {
		try {
			OwnerOnly.createFolders(folder);
			try (Stream<Path> content = Files.list(folder)) {
				if (content.findAny().isPresent()) {
					throw new RefusedException(ExitCode.USAGE,
							"%s is not empty. Name a folder that is, or one that does not exist yet."
								.formatted(folder));
				}
			}
		}
		catch (IOException ex) {
			throw new RefusedException(ExitCode.USAGE,
					"%s cannot be used (%s). Name another folder.".formatted(folder, FailureText.of(ex)), ex);
		}
	}

}
