package io.linkkeeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README and the pages in {@code docs/}. The pages in {@code docs/reference} are
 * generated: with {@code -Dlinkkeeper.reference=write} the tests that compare them write
 * them instead.
 */
public final class Documentation {

	private static final Path REFERENCE = Path.of("docs/reference");

	private static final boolean WRITE = "write".equals(System.getProperty("linkkeeper.reference"));

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

	/** A page of the reference is as it is generated. */
	public static void assertGenerated(String name, String text) throws IOException {
		Path page = REFERENCE.resolve(name);
		if (WRITE) {
			Files.writeString(page, text);
		}
		assertThat(page).as("write it by mvn test -Dtest='*ReferenceTests' -Dlinkkeeper.reference=write")
			.hasContent(text);
	}

}
