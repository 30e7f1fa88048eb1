package io.linkkeeper.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Formats failures for messages: the reason in words, without names of classes and
 * without SQL. Details are for the log.
 */
public final class FailureText {

	private static final String OURS = "io.linkkeeper.";

	/**
	 * Types of the JDK that Linkkeeper's own code throws, too, with messages of its own.
	 */
	private static final Set<Class<?>> COMMON = Set.of(IllegalStateException.class, IllegalArgumentException.class,
			UncheckedIOException.class);

	/** A pooler gives each transaction another connection. */
	private static final String POOLER = "a connection pooler mixes up prepared statements; add prepareThreshold=0 to LINKKEEPER_DB_URL";

	/** By what SQL states begin with; the longest counts. */
	private static final Map<String, String> DATABASE = Map.ofEntries(Map.entry("08", "the database cannot be reached"),
			Map.entry("57P", "the database is about to end or to start"),
			Map.entry("53", "the database has no space, memory or connection left"),
			Map.entry("53100", "the database disk is full; make room there"),
			Map.entry("22", "the database rejects a value"),
			Map.entry("23", "the database rejects a row, which contradicts others"),
			Map.entry("25006", "the database is read-only"), Map.entry("26000", POOLER), Map.entry("42P05", POOLER),
			Map.entry("28", "the database rejects the user or the password"),
			Map.entry("40", "the database cancelled the transaction"),
			Map.entry("42501", "the database's user lacks a right"),
			Map.entry("S1000", "the files of the database cannot be read or written"));

	private FailureText() {
	}

	/**
	 * Returns the reason of a failure.
	 * @param failure the failure; the first cause with a reason counts
	 * @return the reason, without a full stop at its end
	 */
	public static String of(Throwable failure) {
		return causes(failure).map(FailureText::reason)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("an unexpected error")
			.replaceFirst("[.]$", "");
	}

	/** Causes may go round in circles. */
	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(100).distinct();
	}

	private static @Nullable String reason(Throwable failure) {
		if (failure instanceof SQLException database) {
			return ofDatabase(database.getSQLState());
		}
		if (failure instanceof FileSystemException file) {
			return ofFile(file);
		}
		if (failure instanceof InvalidPathException path) {
			return path.getReason();
		}
		if (failure instanceof OutOfMemoryError) {
			return "no memory is left; give Java more by -Xmx";
		}
		if (failure instanceof IOException && failure.getMessage() == null) {
			return "the connection or the file was closed";
		}
		boolean worded = failure instanceof IOException || isOurs(failure);
		return (worded && !repeatsItsCause(failure)) ? failure.getMessage() : null;
	}

	private static String ofDatabase(@Nullable String state) {
		if (state == null) {
			return "the database failed";
		}
		return DATABASE.entrySet()
			.stream()
			.filter((words) -> state.startsWith(words.getKey()))
			.max(Comparator.comparingInt((words) -> words.getKey().length()))
			.map(Map.Entry::getValue)
			.orElse("the database failed") + " (SQL state " + state + ")";
	}

	private static String ofFile(FileSystemException failure) {
		return failure.getFile() + ": " + ofFileReason(failure);
	}

	private static String ofFileReason(FileSystemException failure) {
		if (failure instanceof NoSuchFileException) {
			return "no such file or folder";
		}
		if (failure instanceof AccessDeniedException) {
			return "permission denied";
		}
		if (failure instanceof NotDirectoryException) {
			return "not a folder";
		}
		if (failure instanceof FileAlreadyExistsException) {
			return "exists already";
		}
		return Objects.requireNonNullElse(failure.getReason(), "cannot be read or written");
	}

	/** Messages of Linkkeeper's own code are worded for messages. */
	private static boolean isOurs(Throwable failure) {
		StackTraceElement[] trace = failure.getStackTrace();
		return failure.getClass().getName().startsWith(OURS) || (COMMON.contains(failure.getClass()) && trace.length > 0
				&& trace[0].getClassName().startsWith(OURS));
	}

	/** As exceptions do that are created from their cause alone. */
	private static boolean repeatsItsCause(Throwable failure) {
		return failure.getCause() != null && failure.getCause().toString().equals(failure.getMessage());
	}

}
