package io.linkkeeper.simulation;

import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the histories go wrong when something is taken out of the program.
 */
class PlantedFaultTests {

	private static final int MOST = 20_000;

	private static final Histories HISTORIES = new Histories();

	@ParameterizedTest
	@EnumSource(names = { "ACCOUNT_IS_NOT_LOCKED", "CHANGE_IS_READ_BACK_AS_NOT_THERE", "EVERY_HOLDER_IS_DEAD",
			"NOTHING_IS_ADMITTED", "INPUT_ROWS_ARE_LOST", "UNDO_FINDS_NO_CHANGE", "NOTHING_IS_PROTECTED" })
	void noticesMissingCheckSoon(PlantedFault fault) {
		assertThat(needed(fault)).isPresent();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE,
			names = { "BATCH_IS_COLLECTED_TWICE", "COLLECTS_AFTER_THE_VERDICT", "OUTCOMES_NEED_NO_LEASE",
					"DEAD_OWNER_LOSES_ONE_LOCK" })
	@Tag("simulation")
	@Tag("faults")
	void noticesEachMissingCheck(PlantedFault fault) {
		Optional<History> wrong = needed(fault);
		assertThat(wrong).as("a history that goes wrong, of %d", MOST).isPresent();
	}

	@Test
	void shrinksHistoryToFewFaults() {
		try (Planted planted = PlantedFault.WRITES_ARE_REPEATED.plant()) {
			History wrong = HISTORIES.firstWrong(1, MOST, planted).orElseThrow();
			History shrunk = new Shrinker(HISTORIES.simulation()).shrink(wrong);
			assertThat(shrunk.violations()).isNotEmpty();
			assertThat(shrunk.choices()).hasSizeLessThanOrEqualTo(8);
			assertThat(shrunk.story()).anyMatch((line) -> line.contains("VIOLATION"));
		}
	}

	private static Optional<History> needed(PlantedFault fault) {
		Optional<History> found = search(fault);
		// without the fault the same history is good
		found.ifPresent((history) -> assertThat(HISTORIES.unplanted(history.seed()).violations()).isEmpty());
		return found;
	}

	private static Optional<History> search(PlantedFault fault) {
		try (Planted planted = fault.plant()) {
			Optional<History> wrong = HISTORIES.firstWrong(1, MOST, planted);
			System.out.printf("%-40s %s%n", fault,
					wrong.map((history) -> history.seed() + "  " + history.violations().get(0)).orElse("not found"));
			return wrong;
		}
	}

}
