package io.linkkeeper.holder;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a holder takes commands, and what proves that someone may send them. It stands in
 * a file beside the lock that only its owner can read. The file alone means nothing: the
 * lock says whether there is a holder.
 *
 * @param port the port on loopback
 * @param secret proves that the caller could read the file
 * @param version the holder's release
 */
public record EndpointAddress(int port, String secret, String version) {

	private static final String FILE = "linkkeeper.endpoint";

	/**
	 * Reads the address that the holder of a folder has left there.
	 * @param folder the data folder
	 * @return the address, or nothing when the holder takes no commands
	 * @throws HolderSilentException when the file cannot be read or makes no sense
	 */
	public static Optional<EndpointAddress> read(Path folder) {
		Properties values = new Properties();
		try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
			values.load(reader);
			return Optional.of(new EndpointAddress(Integer.parseInt(values.getProperty("port", "")),
					values.getProperty("secret", ""), values.getProperty("version", "")));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new HolderSilentException(
					"takes commands only from the user who started it (%s cannot be read)".formatted(FILE), ex);
		}
	}

	/**
	 * Leaves the address for others, whole or not at all.
	 */
	void write(Path folder) throws IOException {
		Properties values = new Properties();
		values.setProperty("port", String.valueOf(this.port));
		values.setProperty("secret", this.secret);
		values.setProperty("version", this.version);
		Path draft = Files.createTempFile(folder, FILE, ".new", forTheOwnerAlone());
		try (Writer writer = Files.newBufferedWriter(draft)) {
			values.store(writer, null);
		}
		Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
	}

	/** Where there are no such rights, the folder's own decide. */
	private static FileAttribute<?>[] forTheOwnerAlone() {
		if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) };
	}

	static void delete(Path folder) throws IOException {
		Files.deleteIfExists(folder.resolve(FILE));
	}

	@Override
	public String toString() {
		return "EndpointAddress[port=" + this.port + ", version=" + this.version + ", the secret redacted]";
	}

}
