package io.linkkeeper.sandbox.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import io.linkkeeper.sandbox.SandboxException;
import org.jspecify.annotations.Nullable;

/**
 * The folder that stores an account, owned by one process at a time through a file lock,
 * which the operating system releases when the process ends.
 */
final class DataFolder implements AutoCloseable {

	private static final String DATABASE = "sandbox";

	private static final String LOCK = "folder.lock";

	private static final String COMPLETE = "account.complete";

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private final Path path;

	private final FileChannel lock;

	private DataFolder(Path path, FileChannel lock) {
		this.path = path;
		this.lock = lock;
	}

	/**
	 * Locks the folder, and creates it for its owner alone when absent. Removes a
	 * database that was not filled completely.
	 * @param path the folder
	 * @return the locked folder, to be closed
	 * @throws SandboxException when another process owns it or it cannot be written
	 */
	static DataFolder hold(Path path) {
		try {
			Files.createDirectories(path, ownerOnly());
			DataFolder folder = new DataFolder(path,
					FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
			folder.lock();
			folder.removeUnlessComplete();
			return folder;
		}
		catch (IOException ex) {
			throw new SandboxException("The data folder " + path + " cannot be written: " + ex, ex);
		}
	}

	private static FileAttribute<?>[] ownerOnly() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
				? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(OWNER_ONLY) } : new FileAttribute<?>[0];
	}

	Path database() {
		return this.path.resolve(DATABASE);
	}

	/** Whether the account was filled completely. */
	boolean isComplete() {
		return Files.exists(this.path.resolve(COMPLETE));
	}

	void markComplete() {
		try {
			Files.writeString(this.path.resolve(COMPLETE), "");
		}
		catch (IOException ex) {
			throw new SandboxException("The data folder " + this.path + " cannot be written: " + ex, ex);
		}
	}

	@Override
	public void close() {
		try {
			this.lock.close();
		}
		catch (IOException ex) {
			throw new SandboxException("The data folder " + this.path + " cannot be let go: " + ex, ex);
		}
	}

	private void lock() throws IOException {
		if (tryLock() == null) {
			this.lock.close();
			throw new SandboxException("The data folder " + this.path + " is in use by another sandbox");
		}
	}

	private @Nullable FileLock tryLock() throws IOException {
		try {
			return this.lock.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			// held by this same process
			return null;
		}
	}

	private void removeUnlessComplete() throws IOException {
		if (isComplete()) {
			return;
		}
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.path, DATABASE + ".*")) {
			for (Path file : files) {
				if (Files.isRegularFile(file)) {
					Files.delete(file);
				}
			}
		}
	}

}
