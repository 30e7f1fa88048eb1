package io.linkkeeper.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import io.linkkeeper.Rounds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which rows are kept together, and how they are written.
 */
class UnchangedRowsTests {

	private static UnchangedRow row(long line) {
		return new UnchangedRow(line, "link" + line);
	}

	private static List<List<Long>> together(List<UnchangedRow> rows, Long... between) {
		return UnchangedRows.of(rows, List.of(between))
			.stream()
			.map((part) -> part.rows().stream().map(UnchangedRow::line).toList())
			.toList();
	}

	@Test
	void keepsRowsTogetherWhateverIsNotKnownBetweenThem() {
		assertThat(together(List.of(row(9), row(2), row(5)))).containsExactly(List.of(2L, 5L, 9L));
	}

	@Test
	void keepsRowsApartBetweenWhichAnotherStands() {
		assertThat(together(List.of(row(2), row(3), row(5)), 1L, 4L, 6L)).containsExactly(List.of(2L, 3L), List.of(5L));
	}

	@Test
	void keepsNoMoreTogetherThanCanBeReadAtOnce() {
		List<UnchangedRow> rows = LongStream.rangeClosed(1, UnchangedRows.MOST + 1)
			.mapToObj((line) -> row(line))
			.toList();
		assertThat(UnchangedRows.of(rows, List.of())).extracting((part) -> part.rows().size())
			.containsExactly(UnchangedRows.MOST, 1);
	}

	@Test
	void keepsNothingOfNothing() {
		assertThat(UnchangedRows.of(List.of(), List.of(4L))).isEmpty();
	}

	@Test
	void readsWhatItWrote() {
		UnchangedRows rows = new UnchangedRows(List.of(row(2), new UnchangedRow(3, null), row(10)));
		assertThat(rows.text()).isEqualTo("2 link2\n3 \n10 link10");
		assertThat(UnchangedRows.parse(rows.text())).isEqualTo(rows);
		assertThat(rows.line()).isEqualTo(2);
	}

	@Test
	void losesNoRow() {
		Rounds.of(20, "Rows in a file").each((seed) -> {
			Random random = new Random(seed);
			List<Long> lines = new ArrayList<>(LongStream.rangeClosed(2, 3000).boxed().toList());
			Collections.shuffle(lines, random);
			List<Long> rejected = lines.subList(0, random.nextInt(300));
			List<Long> unchanged = lines.subList(300, 300 + random.nextInt(2500));
			List<UnchangedRows> parts = UnchangedRows.of(unchanged.stream().map(UnchangedRowsTests::row).toList(),
					rejected);
			assertThat(parts.stream().flatMap((part) -> part.rows().stream()).map(UnchangedRow::line))
				.containsExactlyElementsOf(unchanged.stream().sorted().toList());
			assertThat(parts).noneMatch((part) -> rejected.stream()
				.anyMatch((line) -> line > part.line() && line < part.rows().get(part.rows().size() - 1).line()));
		});
	}

}
