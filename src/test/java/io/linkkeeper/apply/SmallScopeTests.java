package io.linkkeeper.apply;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every history of two workers with three changes, in which workers die, are silent for
 * longer than their lease, and requests stay without an answer or take effect late.
 */
class SmallScopeTests {

	private static final Logger logger = LoggerFactory.getLogger(SmallScopeTests.class);

	private static Optional<List<String>> explore(PlantedFault fault, ScopeState.Left left) {
		long begun = System.nanoTime();
		try (Exploration exploration = new Exploration(fault, left)) {
		Optional<List<String>> broken = exploration.run();
		System.out.println("%s %s: %d states, %d transitions, %d ends, %d ms: %s".formatted(fault, left,
				exploration.states(), exploration.transitions(), exploration.ends(),
				Duration.ofNanos(System.nanoTime() - begun).toMillis(), broken));
		return broken;
		}
	}

	@Test
	void keepsWhatMustHold() {
		String[] left = System.getProperty("scope", "2,1,1").split(",");
		assertThat(explore(PlantedFault.NONE, new ScopeState.Left(Integer.parseInt(left[0]),
				Integer.parseInt(left[1]), Integer.parseInt(left[2]))))
			.isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void findsWhatIsTakenOut(PlantedFault fault) {
		assertThat(explore(fault, new ScopeState.Left(1, 1, 1))).isPresent();
	}

}
