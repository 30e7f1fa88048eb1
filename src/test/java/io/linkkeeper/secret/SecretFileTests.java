package io.linkkeeper.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SecretFileTests {

	private static final String SETTING = "KALTURA_ADMIN_SECRET_FILE";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "s3cret", "s3cret\n", "s3cret\r\n", "\n  s3cret \n\n" })
	void readsTheOnlyLine(String content) throws IOException {
		assertThat(SecretFile.read(file(content), SETTING)).isEqualTo("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n", "s3cret\nanother" })
	void refusesAFileThatHoldsNoSecret(String content) throws IOException {
		expectRefusal(file(content), "in one line");
	}

	@Test
	void refusesAFileThatIsTooLarge() throws IOException {
		expectRefusal(file("s3cret".repeat(10_000)), "in one line");
	}

	@Test
	void refusesAFileThatIsNotThere() {
		expectRefusal(this.folder.resolve("none").toString(), "cannot be read");
		expectRefusal(this.folder.toString(), "cannot be read");
	}

	private String file(String content) throws IOException {
		return Files.writeString(this.folder.resolve("secret"), content).toString();
	}

	private static void expectRefusal(String file, String word) {
		assertThatIllegalArgumentException().isThrownBy(() -> SecretFile.read(file, SETTING))
			.satisfies((ex) -> assertThat(ex).message().contains(word, file, SETTING).doesNotContain("s3cret"));
	}

}
