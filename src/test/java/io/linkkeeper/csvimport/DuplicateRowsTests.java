package io.linkkeeper.csvimport;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import io.linkkeeper.Rounds;
import io.linkkeeper.csv.BytesSource;
import io.linkkeeper.csv.CsvException;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.definition.rule.ImportSettings.UnknownOwner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DuplicateRowsTests {

	@Test
	void allRowsOfANameAreRejectedAndNameAnother() {
		assertThat(problems("systemName,name\na,1\nb,1\n\na,2\na,3\n")).containsExactly(
				"line 5 has the same systemName; which row is meant cannot be told", "",
				"line 2 has the same systemName; which row is meant cannot be told",
				"line 2 has the same systemName; which row is meant cannot be told");
	}

	@Test
	void comparesAsTheServerDoes() {
		assertThat(problems("systemName,uniqueId\nabc,k1\nxyz,K1\n"))
			.allSatisfy((problem) -> assertThat(problem).contains("has the same uniqueId"));
		for (String same : new String[] { "ABC", "\u00E1bc", "\"abc \"", "\"\u00A0abc\"" }) {
			assertThat(problems("systemName,name\nabc,1\n" + same + ",2\n")).as(same)
				.allSatisfy((problem) -> assertThat(problem).contains("has the same systemName"));
		}
		for (String other : new String[] { "\"abc\t\"", "abc\u200B", "a\u00A0bc" }) {
			assertThat(problems("systemName\nabc\n" + other + "\n")).as(other).containsExactly("", "");
		}
	}

	@Test
	void equalRowsCountOnce() {
		String text = "systemName,name,line\nabc,x,1\nxyz,x,2\nabc,x,3\n\"abc\",x,\nABC2,,\n";
		assertThat(problems(text)).containsOnly("");
		assertThat(repeated(text)).containsExactly(null, null, 2L, 2L, null);
	}

	@Test
	void equalRowsAreRejectedBesideADifferentOne() {
		assertThat(problems("systemName,uniqueId\nabc,k\nabc,k\nxyz,K\n"))
			.allSatisfy((problem) -> assertThat(problem).contains("has the same uniqueId"));
		assertThat(problems("systemName,note\nabc,x\nabc,y\nabc,x\n"))
			.allSatisfy((problem) -> assertThat(problem).contains("has the same systemName"));
		assertThat(problems("systemName,note,more\nabc,x,\nabc,,x\n")).doesNotContain("");
	}

	@Test
	void blanksAroundCellsMakeNoDifference() {
		String text = "systemName,name,note\nabc,x,y\nabc\u00A0,\u3000x,y \n";
		assertThat(problems(text)).containsOnly("");
		assertThat(repeated(text)).containsExactly(null, 2L);
	}

	@Test
	void rowsWithErrorsOfASpreadsheetAreNotEqual() {
		assertThat(problems("systemName,fullUrl\n#N/A,#N/A\n#N/A,#N/A\n"))
			.allSatisfy((problem) -> assertThat(problem).startsWith("systemName is #N/A"));
		assertThat(problems("systemName,fullUrl\nabc,#N/A\nabc,#N/A\n"))
			.allSatisfy((problem) -> assertThat(problem).contains("has the same systemName"));
	}

	@Test
	void emptyKeysAreNotTheSame() {
		assertThat(problems("systemName,uniqueId\nabc,\ndef,\n")).containsExactly("", "");
	}

	@Test
	void comparesIdsWithoutTheSpacesAroundThem() {
		assertThat(problems("systemName,id\nabc,a1\ndef,\" a1 \"\n"))
			.allSatisfy((problem) -> assertThat(problem).contains("has the same id"));
	}

	@Test
	void findsTheSameWhateverFitsIntoMemoryAtOnce() {
		Rounds.of(1, "Rows with few names").each((seed) -> {
			Random random = new Random(seed);
			List<Integer> names = random.ints(5_000, 0, 20_000).boxed().toList();
			StringBuilder text = new StringBuilder("systemName,name\n");
			names.forEach((name) -> text.append("name-%d,%d%n".formatted(name, text.length())));
			Map<Integer, Long> counts = names.stream()
				.collect(Collectors.groupingBy((name) -> name, Collectors.counting()));
			List<String> problems = problems(text.toString(), 100);
			for (int i = 0; i < names.size(); i++) {
				assertThat(problems.get(i).isEmpty()).as("row %d", i).isEqualTo(counts.get(names.get(i)) == 1);
			}
		});
	}

	@Test
	void tooManyDuplicatesRefuseTheFile() {
		StringBuilder text = new StringBuilder("systemName\n");
		for (int i = 0; i <= DuplicateRows.MAX_REPEATED_KEYS; i++) {
			text.append(i).append('\n').append(i).append('\n');
		}
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> problems(text.toString()))
			.withMessageContaining("is where the file repeats the 100001th link");
	}

	private static List<String> problems(String text) {
		return problems(text, 1_000_000);
	}

	private static List<@Nullable Long> repeated(String text) {
		ImportFile file = file(text);
		DuplicateRows duplicates = DuplicateRows.in(file, Match.SYSTEM_NAME, (header, row) -> {
		});
		List<@Nullable Long> repeated = new ArrayList<>();
		file.each((header, row) -> repeated.add(duplicates.repeatedLine(header, row)));
		return repeated;
	}

	private static ImportFile file(String text) {
		return new ImportFile(BytesSource.of(text), new ImportSettings("links.csv", Match.SYSTEM_NAME,
				UnknownOwner.REJECT, null, null, null, ZoneOffset.UTC, null, null, null, null, null, null));
	}

	private static List<String> problems(String text, int hashesAtOnce) {
		ImportFile file = file(text);
		DuplicateRows duplicates = DuplicateRows.in(file, Match.SYSTEM_NAME, (header, row) -> {
		}, hashesAtOnce);
		List<String> problems = new ArrayList<>();
		file.each((header, row) -> {
			String problem = duplicates.problem(header, row);
			assertThat(problem).isNotEqualTo("");
			problems.add((problem != null) ? problem : "");
		});
		return problems;
	}

}
