package io.linkkeeper.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays histories of several processes in which anything may fail at every step.
 */
class SimulationTests {

	private static final long COUNT = Long.getLong("linkkeeper.simulation.histories", 1_000);

	/**
	 * Unless told, always the same: what a build finds is of the change that it builds.
	 */
	private static final long SEED = Long.getLong("linkkeeper.simulation.seed", 1);

	private static final Histories HISTORIES = new Histories();

	@Test
	@Tag("simulation")
	void nothingIsLostDoubledOrWrongInAnyHistory() {
		System.out.printf("%d histories from -Dlinkkeeper.simulation.seed=%d%n", COUNT, SEED);
		Optional<History> wrong = HISTORIES.firstWrong(SEED, COUNT, Planted.NOTHING);
		assertThat(wrong.map(SimulationTests::told)).isEmpty();
	}

	/** Found wrong once. */
	@ParameterizedTest
	@ValueSource(longs = { 1904, 5091, 6887, 8038, 21249, 21577, 44406532, 50000058, 50002484, 50005877, 118227302 })
	void nothingIsWrongAnyMore(long seed) {
		assertThat(HISTORIES.firstWrong(seed, 1, Planted.NOTHING).map(SimulationTests::told)).isEmpty();
	}

	private static String told(History wrong) {
		History shrunk = new Shrinker(HISTORIES.simulation()).shrink(wrong);
		return "seed %d:%n%s".formatted(wrong.seed(), String.join(System.lineSeparator(), shrunk.story()));
	}

	@Test
	void historyIsItsSeed() {
		List<Long> seeds = new Random(SEED).longs(8, 0, 1 << 30).boxed().toList();
		List<History> first = seeds.stream().map(HISTORIES.simulation()::play).toList();
		List<History> again = seeds.stream().map(HISTORIES.simulation()::play).toList();
		assertThat(again).as("-Dlinkkeeper.simulation.seed=%d", SEED).isEqualTo(first);
	}

	@Test
	void recordedFaultsTellTheSameStory() {
		History history = HISTORIES.simulation().play(SEED);
		History recorded = HISTORIES.simulation().play(SEED, history.choices());
		assertThat(recorded).as("-Dlinkkeeper.simulation.seed=%d", SEED).isEqualTo(history);
	}

}
