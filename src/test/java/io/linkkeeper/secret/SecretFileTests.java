package io.linkkeeper.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SecretFileTests {

	private static final String SETTING = "KALTURA_ADMIN_SECRET_FILE";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(
			strings = { "s3cret", "s3cret\n", "s3cret\r\n", "\n  s3cret \n\n", "\uFEFFs3cret\r\n", "\uFEFF s3cret" })
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
	void refusesAFileThatIsNotThere() throws IOException {
		expectRefusal(this.folder.toString(), "cannot be read");
		for (String name : List.of("s3cret", this.folder.resolve("s3cret").toString(), "s3cret/s3cret", "s3cret\0",
				"s3cret".repeat(1_000), file("x") + "/s3cret")) {
			assertThatIllegalArgumentException().isThrownBy(() -> SecretFile.read(name, SETTING))
				.withMessageContaining("there is no file with the name that KALTURA_ADMIN_SECRET_FILE holds")
				.withMessageNotContaining("s3cret")
				.withNoCause();
		}
	}

	@Test
	void readsWhatAShellOfWindowsWrites() throws IOException {
		Path file = this.folder.resolve("secret");
		Files.write(file, "\uFEFFs3cret\r\n".getBytes(StandardCharsets.UTF_16LE));
		assertThat(SecretFile.read(file.toString(), SETTING)).isEqualTo("s3cret");
	}

	@ParameterizedTest
	@CsvSource({ "rw-------, false", "r--------, false", "rw-r-----, true", "rw----r--, true", "rw--w--w-, false" })
	void knowsWhatOthersCanRead(String permissions, boolean open) throws IOException {
		String file = file("s3cret");
		Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString(permissions));
		assertThat(SecretFile.isOpenToOthers(file)).isEqualTo(open);
		assertThat(SecretFile.isOpenToOthers(file + "0")).isFalse();
		assertThat(SecretFile.isOpenToOthers("s3cret\0")).isFalse();
	}

	private String file(String content) throws IOException {
		return Files.writeString(this.folder.resolve("secret"), content).toString();
	}

	private static void expectRefusal(String file, String word) {
		assertThatIllegalArgumentException().isThrownBy(() -> SecretFile.read(file, SETTING))
			.satisfies((ex) -> assertThat(ex).message().contains(word, file, SETTING).doesNotContain("s3cret"));
	}

}
