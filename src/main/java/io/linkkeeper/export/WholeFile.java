package io.linkkeeper.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file that appears under its name only when it is whole and on the disk.
 *
 * @param target its name
 * @param draft where it is written first, in the same folder
 */
record WholeFile(Path target, Path draft) {

	/**
	 * Writes the file, in place of one that is there.
	 * @param content its bytes, read to their end, not closed
	 * @throws IOException when it cannot be written; what was there before is untouched
	 */
	void write(InputStream content) throws IOException {
		try {
			writeDraft(content);
			Files.move(this.draft, this.target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(this.draft);
		}
		forceFolder(Objects.requireNonNull(this.target.toAbsolutePath().getParent()));
	}

	private void writeDraft(InputStream content) throws IOException {
		try (FileChannel channel = FileChannel.open(this.draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING); OutputStream out = Channels.newOutputStream(channel)) {
			content.transferTo(out);
			channel.force(true);
		}
	}

	/** Elsewhere than on POSIX systems a folder cannot be forced, and need not be. */
	private static void forceFolder(Path folder) throws IOException {
		if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
			try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}

}
