package io.linkkeeper.text;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The name that was probably meant.
 */
class NearestNameTests {

	private static final List<String> NAMES = List.of("grace", "action", "deleteAfter", "maxChanges", "maxPercent");

	@ParameterizedTest
	@CsvSource({ "grce, grace", "graces, grace", "grade, grace", "garce, grace", "GRACE, grace",
			"maxChange, maxChanges", "delete, deleteAfter", "deletAftr, deleteAfter" })
	void findsNameWithLettersMissingAddedReplacedOrSwapped(String given, String meant) {
		assertThat(NearestName.to(given, NAMES)).contains(meant);
	}

	@ParameterizedTest
	@CsvSource({ "retain", "x", "''" })
	void findsNothingForAnotherWord(String given) {
		assertThat(NearestName.to(given, NAMES)).isEmpty();
	}

	@Test
	void takesTheNearest() {
		assertThat(NearestName.to("maxPercents", NAMES)).contains("maxPercent");
	}

	@ParameterizedTest
	@CsvSource({ "max_changes, maxChanges", "maxChnages, maxChanges", "maxChangez, maxChanges" })
	void knowsASlipInALongName(String given, String meant) {
		assertThat(NearestName.ofSlip(given, NAMES)).contains(meant);
	}

	@Test
	void takesNoShortNeighbourForASlip() {
		assertThat(NearestName.ofSlip("trace", NAMES)).isEmpty();
	}

}
