package io.linkkeeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The README and the pages in {@code docs/}.
 */
public final class Documentation {

	private Documentation() {
	}

	public static List<Path> pages() throws IOException {
		List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
		try (Stream<Path> files = Files.walk(Path.of("docs"))) {
			files.filter((file) -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
		}
		return pages;
	}

	/** All pages as one text. */
	public static String text() throws IOException {
		StringBuilder text = new StringBuilder();
		for (Path page : pages()) {
			text.append(Files.readString(page)).append('\n');
		}
		return text.toString();
	}

}
