package io.linkkeeper.run.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Opens files below a folder without following any symbolic link, so that none that is
 * put there after the path was checked leads elsewhere.
 */
final class UnlinkedFile {

	private UnlinkedFile() {
	}

	/**
	 * Opens a file for reading.
	 * @param folder the real path of the folder
	 * @param file the file's path below it, without symbolic links
	 * @return its content, to be closed
	 * @throws IOException when it cannot be read, or there is a symbolic link in its path
	 */
	static InputStream open(Path folder, Path file) throws IOException {
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
			return (entries instanceof SecureDirectoryStream<Path> secure) ? open(secure, file)
					: Files.newInputStream(folder.resolve(file), LinkOption.NOFOLLOW_LINKS);
		}
	}

	private static InputStream open(SecureDirectoryStream<Path> folder, Path file) throws IOException {
		if (file.getNameCount() == 1) {
			return Channels.newInputStream(
					folder.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
		}
		try (SecureDirectoryStream<Path> inner = folder.newDirectoryStream(file.getName(0),
				LinkOption.NOFOLLOW_LINKS)) {
			return open(inner, file.subpath(1, file.getNameCount()));
		}
	}

}
