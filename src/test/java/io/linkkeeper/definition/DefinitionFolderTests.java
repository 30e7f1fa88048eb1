package io.linkkeeper.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DefinitionFolderTests {

	@TempDir
	private Path jobs;

	@Test
	void jobIsFoundByItsNameNotItsFile() throws IOException {
		write("z.yml", "name: nightly\ntype: expire\n");
		assertThat(folder().get("nightly", Map.of("limits.maxChanges", "1")).limits().maxChanges()).isEqualTo(1);
	}

	@Test
	void unknownJob() throws IOException {
		write("a.yml", "name: expire-links\ntype: expire\n");
		write("b.yaml", "name: other\ntype: expire\n");
		assertThatExceptionOfType(UnknownJobException.class).isThrownBy(() -> folder().get("expire-link", Map.of()))
			.withMessage("No job is called 'expire-link'; did you mean expire-links? The jobs in " + this.jobs
					+ " are: expire-links, other");
	}

	@Test
	void jobWhoseFileCannotBeRead() throws IOException {
		write("a.yml", "name: [\n");
		write("b.yaml", "name: other\ntype: expire\n");
		assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(() -> folder().get("a", Map.of()))
			.withMessageStartingWith(this.jobs.resolve("a.yml") + ":2: is not YAML: ");
	}

	@Test
	void unknownJobBesideAFileThatCannotBeRead() throws IOException {
		write("a.yml", "name: [\n");
		assertThatExceptionOfType(UnknownJobException.class).isThrownBy(() -> folder().get("b", Map.of()))
			.withMessageStartingWith(
					"No job is called 'b'; not read: " + this.jobs.resolve("a.yml") + ":2: is not YAML: ");
	}

	@Test
	void brokenNeighbourDoesNotStopAJob() throws IOException {
		write("a.yml", "name: a\ntype: expire\n");
		write("b.yml", "name: [\n");
		assertThat(folder().get("a", Map.of()).name()).isEqualTo("a");
	}

	@Test
	void twoFilesWithOneName() throws IOException {
		write("a.yml", "name: same\ntype: expire\n");
		write("b.yml", "type: expire\nname: same\nrule: { grace: wrong }\n");
		assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(() -> folder().get("same", Map.of()))
			.withMessage(file("a.yml") + ":1: name: 'same' is also the name in " + file("b.yml")
					+ "; rename one of the two jobs\n" + file("b.yml") + ":2: name: 'same' is also the name in "
					+ file("a.yml") + "; rename one of the two jobs");
	}

	@Test
	void contentsRightAndWrong() throws IOException {
		write("a.yml", "name: a\ntype: expire\n");
		write("b.yml", "name: b\n");
		write("notes.txt", "not a definition");
		FolderContents contents = folder().contents();
		assertThat(contents.definitions()).containsOnlyKeys(file("a.yml"));
		assertThat(contents.problems()).singleElement()
			.hasToString(file("b.yml") + ":1: the key type is missing; add it");
	}

	@Test
	void folderThatIsNotThere() {
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> new DefinitionFolder(Path.of("nowhere")).files())
			.withMessageStartingWith("nowhere: there is no such folder; ");
	}

	private DefinitionFolder folder() {
		return new DefinitionFolder(this.jobs);
	}

	private Path file(String name) {
		return this.jobs.resolve(name);
	}

	private void write(String file, String yaml) throws IOException {
		Files.writeString(file(file), yaml);
	}

}
