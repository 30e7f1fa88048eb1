package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk of its own for a folder, in memory, that can be filled. Only root may mount one.
 */
final class SmallDisk implements AutoCloseable {

	private static final int MEGABYTES = 192;

	private final Path folder;

	private SmallDisk(Path folder) {
		this.folder = folder;
	}

	static boolean isPossible() throws IOException {
		return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/mount"));
	}

	static SmallDisk mountedAt(Path folder) throws IOException, InterruptedException {
		Files.createDirectories(folder);
		Tool.run(folder, List.of("mount", "-t", "tmpfs", "-o", "size=%dm,mode=700".formatted(MEGABYTES), "soak",
				folder.toAbsolutePath().toString()));
		return new SmallDisk(folder);
	}

	private Path ballast() {
		return this.folder.resolve("ballast");
	}

	/** Leaves no byte free. */
	void fill() throws IOException {
		try (var ballast = Files.newOutputStream(ballast())) {
			byte[] block = new byte[4096];
			while (this.folder.toFile().getUsableSpace() > 0) {
				ballast.write(block);
			}
		}
	}

	void makeRoom() throws IOException {
		Files.delete(ballast());
	}

	@Override
	public void close() throws IOException, InterruptedException {
		Tool.run(Path.of(""), List.of("umount", "--lazy", this.folder.toAbsolutePath().toString()));
	}

}
