package io.linkkeeper.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recognizes files of definitions that were cut off, as by a full disk or a copy that
 * broke: the beginning of what they contained before. A file stays cut off until it
 * changes to something else. Not thread-safe.
 */
final class CutOffFiles {

	private final Map<Path, String> accepted = new HashMap<>();

	/**
	 * Examines files, and remembers the content of those that are not cut off.
	 * @param files all files of definitions
	 * @return those that are cut off
	 */
	List<Path> among(Collection<Path> files) {
		this.accepted.keySet().retainAll(files);
		return files.stream().filter(this::isCutOff).toList();
	}

	private boolean isCutOff(Path file) {
		String text = read(file);
		String before = this.accepted.getOrDefault(file, "");
		if (text.stripTrailing().length() < before.stripTrailing().length()
				&& before.startsWith(text.stripTrailing())) {
			return true;
		}
		this.accepted.put(file, text);
		return false;
	}

	/** Whatever the encoding: the text is compared only. */
	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
