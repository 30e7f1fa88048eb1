package io.linkkeeper.cascade;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.FileSource;
import io.linkkeeper.definition.rule.CascadeAction;
import io.linkkeeper.definition.rule.CascadeSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files of leavers, of which no row may be lost.
 */
class LeaversFileTests {

	private static final CascadeSettings SETTINGS = new CascadeSettings("leavers.csv", null, CascadeAction.HAND_OVER,
			false);

	@Test
	void rowThatLooksLikeACommentIsALeaver() {
		assertThat(read(text("userId,successor\n#ann,bob\n# carl,bob\n"))).extracting(Leaver::userId)
			.containsExactly("#ann", "# carl");
	}

	@Test
	void errorOfASpreadsheetRefusesTheFile() {
		refused("userId,successor\n#N/A,bob\nann,bob\n", "leavers.csv:2: userId is #N/A");
		refused("userId,successor\nann,#REF!\n", "leavers.csv:2: successor is #REF!");
	}

	@Test
	void rowWithTooFewCellsRefusesTheFile() {
		refused("userId,successor\nann,bob\ncarl\n", "leavers.csv:3: has 1 cell under a heading of 2");
	}

	@Test
	void missingColumnIsNamed() {
		refused("user,successor\nann,bob\n", "leavers.csv:1: has no column userId; add it to the heading");
	}

	@Test
	void spreadsheetIsRead() throws URISyntaxException {
		Path file = Path.of(Objects.requireNonNull(LeaversFileTests.class.getResource("/leavers.xlsx")).toURI());
		assertThat(read(new FileSource("leavers.xlsx", file)))
			.extracting((leaver) -> leaver.line() + " " + leaver.userId() + " " + leaver.successor())
			.containsExactly("2 ann@example.com bob@example.com", "4 #carl bob@example.com");
	}

	private static void refused(String text, String message) {
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> read(text(text))).withMessageContaining(message);
	}

	private static List<Leaver> read(CsvSource source) {
		return new LeaversFile(source, SETTINGS).read();
	}

	private static CsvSource text(String text) {
		return new CsvSource() {
			@Override
			public String name() {
				return "leavers.csv";
			}

			@Override
			public InputStream open() {
				return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
			}
		};
	}

}
