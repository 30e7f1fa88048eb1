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
import java.util.Objects;
import java.util.Set;

/**
 * A file that appears under its name only when it is whole and on the disk. What is there
 * before then stays untouched. Closed without being finished, it leaves nothing behind.
 * For one thread.
 */
public final class WholeFile implements Closeable {

	private final Path target;

	private final Path draft;

	private final FileChannel channel;

	private final OutputStream out;

	private WholeFile(Path target, Path draft, FileChannel channel) {
		this.target = target;
		this.draft = draft;
		this.channel = channel;
		this.out = Channels.newOutputStream(channel);
	}

	/**
	 * Begins a file.
	 * @param target its name
	 * @return the file, to be closed
	 * @throws IOException when it cannot be begun
	 */
	public static WholeFile begin(Path target) throws IOException {
		return begin(target, target.resolveSibling(target.getFileName() + ".part"));
	}

	/**
	 * Begins a file under another name.
	 * @param target its name
	 * @param draft where it is written first, in the same folder; what a dead process
	 * left there is deleted, and nothing is ever written through a link
	 * @return the file, to be closed
	 * @throws IOException when it cannot be begun
	 */
	public static WholeFile begin(Path target, Path draft) throws IOException {
		Files.deleteIfExists(draft);
		return new WholeFile(target, draft, FileChannel.open(draft,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)));
	}

	/**
	 * Where to write.
	 * @return takes the bytes
	 */
	public OutputStream out() {
		return this.out;
	}

	/**
	 * Puts the file under its name, in place of one that is there.
	 * @throws IOException when it cannot be written
	 */
	public void finish() throws IOException {
		this.channel.force(true);
		this.channel.close();
		Files.move(this.draft, this.target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		forceFolder(Objects.requireNonNull(this.target.toAbsolutePath().getParent()));
	}

	/** Elsewhere than on POSIX systems a folder cannot be forced, and need not be. */
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
