package io.linkkeeper.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Objects;
import java.util.Set;

/**
 * Writes a file atomically: it appears under its name only when complete and forced to
 * disk, and an existing file stays untouched until then. Closing it unfinished leaves
 * nothing behind. Not thread-safe.
 */
public final class AtomicFile implements Closeable {

	private final Path target;

	private final Path draft;

	private final FileChannel channel;

	private final OutputStream out;

	private AtomicFile(Path target, Path draft, FileChannel channel) {
		this.target = target;
		this.draft = draft;
		this.channel = channel;
		this.out = Channels.newOutputStream(channel);
	}

	/**
	 * Opens a file for writing that only its owner may read.
	 * @param target its name
	 * @return the file, to be closed
	 * @throws IOException when the draft cannot be created
	 */
	public static AtomicFile begin(Path target) throws IOException {
		return begin(target, target.resolveSibling(target.getFileName() + ".part"), OwnerOnly.file());
	}

	/**
	 * Opens a file for writing under a temporary name. Others may read it as the
	 * process's umask says.
	 * @param target its name
	 * @param draft the temporary name, in the same folder; an existing file there is
	 * deleted, and symbolic links are never followed
	 * @return the file, to be closed
	 * @throws IOException when the draft cannot be created
	 */
	public static AtomicFile begin(Path target, Path draft) throws IOException {
		return begin(target, draft, new FileAttribute<?>[0]);
	}

	private static AtomicFile begin(Path target, Path draft, FileAttribute<?>[] attributes) throws IOException {
		Files.deleteIfExists(draft);
		return new AtomicFile(target, draft,
				FileChannel.open(draft,
						Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
						attributes));
	}

	/**
	 * Returns the stream of the content.
	 * @return the stream, closed with this file
	 */
	public OutputStream out() {
		return this.out;
	}

	/**
	 * Completes the file and moves it to its name, replacing an existing one.
	 * @throws IOException when it cannot be written
	 */
	public void finish() throws IOException {
		this.channel.force(true);
		this.channel.close();
		Files.move(this.draft, this.target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		forceFolder(Objects.requireNonNull(this.target.toAbsolutePath().getParent()));
	}

	/** Folders can be forced on POSIX file systems only. */
	private static void forceFolder(Path folder) throws IOException {
		if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
			try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
		Files.deleteIfExists(this.draft);
	}

}
