package io.linkkeeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file of the repository that is made from the code. With
 * {@code -Dlinkkeeper.write=true} it is written, otherwise compared.
 *
 * @param path the file
 */
public record GeneratedFile(Path path) {

	public void mustBe(String text) throws IOException {
		if (Boolean.getBoolean("linkkeeper.write")) {
			Files.createDirectories(this.path.toAbsolutePath().getParent());
			Files.writeString(this.path, text);
		}
		assertThat(this.path).as("is made by mvn test -Dtest=Published* -Dlinkkeeper.write=true").hasContent(text);
	}

}
