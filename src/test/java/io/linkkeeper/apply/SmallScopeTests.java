package io.linkkeeper.apply;

import java.util.List;
import java.util.Optional;

import io.linkkeeper.Crashes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Every history of two workers with three changes, in which workers die, are silent for
 * longer than their lease and go on, and requests stay without an answer or take effect
 * late.
 */
class SmallScopeTests {

	private static Optional<List<String>> explore(PlantedFault fault, ScopeState.Left left) {
		try (Exploration exploration = new Exploration(fault, left)) {
			Optional<List<String>> broken = exploration.run();
			System.out.printf("%s, %s: %d states, %d transitions, %d ends%n", fault, left, exploration.states(),
					exploration.transitions(), exploration.ends());
			assertThat(broken.isPresent() || exploration.ends() > 10).as("the run can end").isTrue();
			return broken;
		}
	}

	@ParameterizedTest
	@CsvSource({ "2, 0, 1", "0, 1, 1" })
	void doublesNothingAndLosesNothing(int crashes, int pauses, int unanswered) {
		assertThat(explore(PlantedFault.NONE, new ScopeState.Left(crashes, pauses, unanswered))).isEmpty();
	}

	/** Takes minutes. */
	@Test
	void doublesNothingAndLosesNothingWhenAllGoesWrong() {
		assumeTrue(Crashes.ALL, "only with -Dlinkkeeper.crashes=all");
		assertThat(explore(PlantedFault.NONE, new ScopeState.Left(1, 1, 1))).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void findsWhatIsTakenOut(PlantedFault fault) {
		assertThat(explore(fault, new ScopeState.Left(1, 1, 1))).isPresent();
	}

}
