package io.linkkeeper.engine;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.text.FailureText;

/**
 * Explains a start that failed because the database cannot be opened, or its tables
 * cannot be migrated.
 */
final class DatabaseStart {

	private static final String MIGRATION = "org.flywaydb.";

	private DatabaseStart() {
	}

	/**
	 * Returns the refusal for a failed start.
	 * @param database the folder or the URL of the database
	 * @return the refusal, or empty when the start failed for another reason
	 */
	static Optional<RefusedException> refusal(Throwable failure, Object database) {
		if (causes(failure).anyMatch(SQLException.class::isInstance)) {
			return Optional.of(refusal(database, FailureText.of(failure), failure));
		}
		return causes(failure).anyMatch((cause) -> cause.getClass().getName().startsWith(MIGRATION))
				? Optional.of(refusal(database, "its tables are not those of this release", failure))
				: Optional.empty();
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

	private static RefusedException refusal(Object database, String reason, Throwable failure) {
		return new RefusedException(ExitCode.FAILED,
				("The database %s cannot be opened: %s. Restore a backup, or use another database;"
						+ " --stacktrace shows the details.")
					.formatted(database, reason),
				failure);
	}

}
