package io.linkkeeper.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Set;

import io.linkkeeper.files.OwnerOnly;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right of this process to open the embedded database: a file lock of the
 * operating system, which ends with the process. A file beside it names the holder.
 */
public final class DatabaseHolder implements AutoCloseable {

	private final FileChannel channel;

	private DatabaseHolder(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Acquires the lock, without waiting.
	 * @param folder the data folder; made when it does not exist
	 * @param command the command of this process, for messages of other processes
	 * @param clock the time
	 * @return the lock, to be released after the database is closed
	 * @throws DatabaseHeldException when another process holds the database
	 * @throws RefusedException when the folder cannot be written
	 */
	public static DatabaseHolder acquire(Path folder, String command, Clock clock) {
		try {
			OwnerOnly.createFolders(folder);
			return lock(folder,
					"process %d: `%s`, since %s".formatted(ProcessHandle.current().pid(), command, clock.instant()));
		}
		catch (IOException ex) {
			throw new RefusedException(ExitCode.USAGE,
					"The data folder %s cannot be used (%s). Make it writable or name another with LINKKEEPER_DATA."
						.formatted(folder, FailureText.of(ex)),
					ex);
		}
	}

	private static DatabaseHolder lock(Path folder, String holder) throws IOException {
		FileChannel channel = FileChannel.open(folder.resolve("linkkeeper.lock"),
				Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file());
		try {
			if (tryLock(channel) == null) {
				throw new DatabaseHeldException(folder, holderOf(folder));
			}
			OwnerOnly.createFile(folder.resolve("linkkeeper.holder"));
			Files.writeString(folder.resolve("linkkeeper.holder"), holder);
			return new DatabaseHolder(channel);
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			// held by this process
			return null;
		}
	}

	private static String holderOf(Path folder) throws IOException {
		Path holder = folder.resolve("linkkeeper.holder");
		return Files.exists(holder) ? Files.readString(holder) : "another process";
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
