package io.linkkeeper.run.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses names of files that are no data: hidden files, configuration, keys and
 * programs. Definitions neither read nor write them.
 */
final class ForeignNames {

	private static final Set<String> EXTENSIONS = Set.of("properties", "yml", "yaml", "toml", "conf", "ini", "env",
			"key", "pem", "jks", "p12", "pfx", "jar", "war", "class", "sh", "service", "timer");

	private ForeignNames() {
	}

	/**
	 * Refuses a file.
	 * @param file the file, relative to the folder of files
	 * @param name its name in the definition, for the message
	 * @throws IllegalArgumentException when a folder or the file is hidden, or its
	 * extension is not one of data
	 */
	static void refuse(Path file, String name) {
		for (Path part : file) {
			if (part.toString().startsWith(".")) {
				throw new IllegalArgumentException(
						"The file '%s' is hidden (%s); name one that does not begin with a dot".formatted(name, part));
			}
		}
		String last = String.valueOf(file.getFileName());
		String extension = last.substring(last.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		if (last.indexOf('.') > 0 && EXTENSIONS.contains(extension)) {
			throw new IllegalArgumentException(
					"The file '%s' is called like configuration or a program (.%s); name a file of data, such as .csv"
						.formatted(name, extension));
		}
	}

}
