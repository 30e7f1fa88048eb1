package io.linkkeeper.holder;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;

import io.linkkeeper.database.DatabaseHeldException;

/**
 * The address and the secret of a holder's endpoint. Both are in a file beside the lock
 * that only its owner can read. The file may be a leftover; only the lock shows that
 * there is a holder.
 *
 * @param folder the data folder, without links
 * @param port the port on loopback
 * @param secret authenticates callers
 * @param version the holder's release
 */
record EndpointAddress(Path folder, int port, String secret, String version) {

	private static final String FILE = "linkkeeper.endpoint";

	private static final int SECRET_BYTES = 32;

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	static EndpointAddress of(DatabaseHeldException held) {
		Path folder = held.folder();
		requireOwn(held, folder.resolve(FILE));
		Properties values = new Properties();
		try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
			values.load(reader);
			return new EndpointAddress(folder.toRealPath(), Integer.parseInt(values.getProperty("port", "")),
					values.getProperty("secret", ""), values.getProperty("version", ""));
		}
		catch (NoSuchFileException ex) {
			throw held.withPassingReason("takes no commands now");
		}
		catch (IOException | IllegalArgumentException ex) {
			throw held
				.withReason("takes commands only from the user who started it (%s cannot be read)".formatted(FILE));
		}
	}

	/**
	 * Refuses a file that another user may have written: what is at its address would
	 * learn this user's commands. A user without a name is not root, and can only read
	 * such a file as its owner.
	 */
	private static void requireOwn(DatabaseHeldException held, Path file) {
		if (!isPosix() || Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		try {
			PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class,
					LinkOption.NOFOLLOW_LINKS);
			boolean own = attributes.isRegularFile() && attributes.permissions().equals(OWNER_ONLY)
					&& ProcessHandle.current().info().user().map(attributes.owner().getName()::equals).orElse(true);
			if (!own) {
				throw held
					.withReason("cannot be asked: %s belongs to another user or is open to others".formatted(file));
			}
		}
		catch (IOException ex) {
			throw held.withPassingReason("takes no commands now");
		}
	}

	static EndpointAddress withNewSecret(Path folder, int port, String version) throws IOException {
		byte[] secret = new byte[SECRET_BYTES];
		new SecureRandom().nextBytes(secret);
		return new EndpointAddress(folder.toRealPath(), port, HexFormat.of().formatHex(secret), version);
	}

	/**
	 * Writes the file atomically.
	 */
	void write() throws IOException {
		Properties values = new Properties();
		values.setProperty("port", String.valueOf(this.port));
		values.setProperty("secret", this.secret);
		values.setProperty("version", this.version);
		Path draft = Files.createTempFile(this.folder, FILE, ".new", ownerOnly());
		try (Writer writer = Files.newBufferedWriter(draft)) {
			values.store(writer, null);
		}
		Files.move(draft, this.folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
	}

	/** Without POSIX permissions those of the folder apply. */
	private static FileAttribute<?>[] ownerOnly() {
		return isPosix() ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(OWNER_ONLY) }
				: new FileAttribute<?>[0];
	}

	private static boolean isPosix() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
	}

	static void delete(Path folder) throws IOException {
		Files.deleteIfExists(folder.resolve(FILE));
	}

	@Override
	public String toString() {
		return "EndpointAddress[port=" + this.port + ", version=" + this.version + ", the secret redacted]";
	}

}
