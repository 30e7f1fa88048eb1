package io.linkkeeper.run.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.linkkeeper.files.OwnerOnly;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The files that definitions may name, with symbolic links resolved.
 */
class FoldersTests {

	private Path root;

	private Path files;

	private Folders folders;

	@BeforeEach
	void makeFolders(@TempDir Path folder) throws IOException {
		this.root = folder;
		this.files = Files.createDirectories(this.root.resolve("files")).toRealPath();
		Files.createDirectories(this.root.resolve("elsewhere"));
		Files.createDirectories(this.files.resolve("data"));
		this.folders = new Folders(this.files, this.files.resolve("data/results"),
				List.of(this.files.resolve("data"), this.files.resolve("jobs")));
	}

	@Test
	void inputIsTheFileBehindALink() throws IOException {
		Path file = Files.writeString(this.files.resolve("links.csv"), "systemName\n");
		Files.createSymbolicLink(this.files.resolve("link.csv"), file);
		assertThat(this.folders.input("link.csv")).isEqualTo(file);
	}

	@ParameterizedTest
	@ValueSource(strings = { "../elsewhere/a.csv", "/etc/hostname", "out/a.csv", "a.csv", "data", "a\u0000b" })
	void inputOutsideOrMissingIsRefused(String name) throws IOException {
		Files.writeString(this.root.resolve("elsewhere/a.csv"), "systemName\n");
		Files.createSymbolicLink(this.files.resolve("out"), this.root.resolve("elsewhere"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.folders.input(name)).withMessageContaining("file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application.properties", "config/application.yml", ".env", ".ssh/known_hosts",
			"links.jar", "server.KEY", "linkkeeper.service" })
	void configurationHiddenFilesAndProgramsAreNeitherReadNorWritten(String name) throws IOException {
		Path file = this.files.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "secret");
		Files.createSymbolicLink(this.files.resolve("link.csv"), file);
		for (String input : List.of(name, "link.csv")) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.folders.input(input))
				.withMessageContaining("The file '" + input + "' is ");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> this.folders.output(name))
			.withMessageContaining("The file '" + name + "' is ");
	}

	@Test
	void secretsAreNoInputs() throws IOException {
		Path secret = Files.writeString(this.files.resolve("secret"), "s3cret");
		Files.writeString(this.files.resolve("data/endpoint"), "s3cret");
		Files.createSymbolicLink(this.files.resolve("link.csv"), secret);
		Folders guarded = new Folders(this.files, this.files.resolve("data/results"),
				List.of(this.files.resolve("data"), secret));
		for (String name : List.of("secret", "link.csv", "data/endpoint")) {
			assertThatIllegalArgumentException().isThrownBy(() -> guarded.input(name))
				.withMessageContaining("Linkkeeper's own");
		}
	}

	@Test
	void resultsMayBeImportedAgain() throws IOException {
		Path results = Files.createDirectories(this.files.resolve("data/results/run-1"));
		Files.writeString(results.resolve("rejects.csv"), "systemName\n");
		try (InputStream content = this.folders.open("data/results/run-1/rejects.csv")) {
			assertThat(content).hasContent("systemName\n");
		}
	}

	@Test
	void linkPutInAfterTheCheckIsNotFollowed() throws IOException {
		Path folder = Files.createDirectories(this.files.resolve("in"));
		Files.writeString(folder.resolve("links.csv"), "systemName\n");
		Path file = this.folders.input("in/links.csv");
		Files.move(folder, this.files.resolve("before"));
		Files.writeString(this.root.resolve("elsewhere/links.csv"), "secret\n");
		Files.createSymbolicLink(folder, this.root.resolve("elsewhere"));
		assertThatIOException().isThrownBy(() -> UnlinkedFile.open(this.files, this.files.relativize(file)).close());
		assertThatIllegalArgumentException().isThrownBy(() -> this.folders.open("in/links.csv").close())
			.withMessageContaining("lies outside");
	}

	@Test
	void resultsAreTheOwnersAlone() throws IOException {
		assertThat(OwnerOnly.isOpen(this.folders.resultsOf(7))).isFalse();
		assertThat(OwnerOnly.isOpen(this.files.resolve("data/results"))).isFalse();
	}

	@Test
	void outputMakesTheFoldersAboveIt() {
		assertThat(this.folders.output("a/b/links.csv")).isEqualTo(this.files.resolve("a/b/links.csv"));
		assertThat(this.files.resolve("a/b")).isDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "../links.csv", "out/links.csv", "out/new/links.csv", "." })
	void outputOutsideIsRefused(String name) throws IOException {
		Files.createSymbolicLink(this.files.resolve("out"), this.root.resolve("elsewhere"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.folders.output(name))
			.withMessageContaining("lies outside");
		assertThat(this.root.resolve("elsewhere")).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "data/linkkeeper.script", "data/results/run-1/links.csv", "jobs/new.yml", "ours/a.csv",
			"a/../data/b.csv" })
	void outputIntoFoldersOfOurOwnIsRefused(String name) throws IOException {
		Files.createSymbolicLink(this.files.resolve("ours"), this.files.resolve("data"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.folders.output(name))
			.withMessageContaining("Linkkeeper's own");
		assertThat(this.files.resolve("data")).isEmptyDirectory();
		assertThat(this.files.resolve("jobs")).doesNotExist();
	}

	@Test
	void outputIntoALinkedFolderInsideIsWrittenThere() throws IOException {
		Files.createDirectories(this.files.resolve("exports"));
		Files.createSymbolicLink(this.files.resolve("out"), this.files.resolve("exports"));
		assertThat(this.folders.output("out/links.csv")).isEqualTo(this.files.resolve("out/links.csv"));
	}

}
