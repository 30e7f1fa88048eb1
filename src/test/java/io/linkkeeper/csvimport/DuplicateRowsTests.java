package io.linkkeeper.csvimport;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import io.linkkeeper.Rounds;
import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.definition.rule.ImportSettings.UnknownOwner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DuplicateRowsTests {

	@Test
	void allRowsOfANameAreRejectedAndNameAnother() {
		assertThat(problems("systemName\na\nb\n\na\na\n")).containsExactly(
				"line 5 has the same systemName; which row is meant cannot be told", "",
				"line 2 has the same systemName; which row is meant cannot be told",
				"line 2 has the same systemName; which row is meant cannot be told");
	}

	@Test
	void comparesNamesExactlyAndUniqueIdsByCollation() {
		assertThat(problems("systemName,uniqueId\nabc,k1\nABC,K1\n"))
			.allSatisfy((problem) -> assertThat(problem).contains("has the same uniqueId"));
		assertThat(problems("systemName\nabc\nABC\n")).containsExactly("", "");
	}

	@Test
	void emptyKeysAreNotTheSame() {
		assertThat(problems("systemName,uniqueId\nabc,\ndef,\n")).containsExactly("", "");
	}

	@Test
	void comparesIdsWithoutTheSpacesAroundThem() {
		assertThat(problems("systemName,id\nabc,a1\ndef,\" a1 \"\n"))
			.allSatisfy((problem) -> assertThat(problem).contains("has the same id"));
		assertThat(problems("systemName\nabc\n\"abc \"\n")).containsExactly("", "");
	}

	@Test
	void findsTheSameWhateverFitsIntoMemoryAtOnce() {
		Rounds.of(1, "Rows with few names").each((seed) -> {
			Random random = new Random(seed);
			List<Integer> names = random.ints(5_000, 0, 20_000).boxed().toList();
			StringBuilder text = new StringBuilder("systemName\n");
			names.forEach((name) -> text.append("name-").append(name).append('\n'));
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

	private static List<String> problems(String text, int hashesAtOnce) {
		ImportFile file = new ImportFile(source(text), new ImportSettings("links.csv", Match.SYSTEM_NAME,
				UnknownOwner.REJECT, null, null, null, ZoneOffset.UTC, null, null, null, null));
		DuplicateRows duplicates = DuplicateRows.in(file, Match.SYSTEM_NAME, hashesAtOnce);
		List<String> problems = new ArrayList<>();
		file.each((header, row) -> {
			String problem = duplicates.problem(header, row);
			assertThat(problem).isNotEqualTo("");
			problems.add((problem != null) ? problem : "");
		});
		return problems;
	}

	private static CsvSource source(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return new CsvSource() {
			@Override
			public String name() {
				return "links.csv";
			}

			@Override
			public InputStream open() {
				return new ByteArrayInputStream(bytes);
			}
		};
	}

}
