package io.linkkeeper.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Creates files and folders that only their owner may read, whatever the process's umask.
 * File systems without POSIX permissions use their defaults.
 */
public final class OwnerOnly {

	private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

	private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

	private OwnerOnly() {
	}

	/**
	 * Returns the attributes for creating a file.
	 * @return read and write for the owner
	 */
	public static FileAttribute<?>[] file() {
		return attributes(FILE);
	}

	/**
	 * Creates a folder and its parents, as far as they do not exist.
	 * @param folder the folder
	 * @return the folder
	 * @throws IOException when it cannot be created
	 */
	public static Path createFolders(Path folder) throws IOException {
		return Files.createDirectories(folder, attributes(FOLDER));
	}

	/**
	 * Creates a file, unless it exists.
	 * @param file the file
	 * @throws IOException when it cannot be created
	 */
	public static void createFile(Path file) throws IOException {
		if (!Files.exists(file)) {
			Files.createFile(file, file());
		}
	}

	/**
	 * Tests whether others than the owner have rights on a file or folder.
	 * @param path the file or folder
	 * @return false when it does not exist, or its file system has no such rights
	 * @throws IOException when the rights cannot be read
	 */
	public static boolean isOpen(Path path) throws IOException {
		if (!Files.exists(path) || !isPosix()) {
			return false;
		}
		Set<PosixFilePermission> others = EnumSet.copyOf(Set.of(PosixFilePermission.values()));
		others.removeAll(FOLDER);
		others.retainAll(Files.getPosixFilePermissions(path));
		return !others.isEmpty();
	}

	private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
		return isPosix() ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(permissions) }
				: new FileAttribute<?>[0];
	}

	private static boolean isPosix() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
	}

}
