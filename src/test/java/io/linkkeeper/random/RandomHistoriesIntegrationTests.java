package io.linkkeeper.random;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import io.linkkeeper.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold for any account, definition, overrides and edits between plan and apply:
 * every link that changed is in the shown plan, with that kind and those values; no
 * protected link is changed by any verb; no limit is passed by any mix of kinds; the sums
 * by kind equal the ledger at every moment, over deaths of processes; and undo is the
 * identity on what can be restored. {@code -Dlinkkeeper.histories=N} tries out N
 * histories, and {@code -Dlinkkeeper.seed=N} one.
 */
class RandomHistoriesIntegrationTests {

	private static final int HISTORIES = Integer.getInteger("linkkeeper.histories", 20);

	private static final int MOST_FAILURES = 20;

	@TempDir
	private static Path folder;

	private final List<String> failures = new ArrayList<>();

	@Test
	void planBindsWhatIsDone() throws Exception {
		try (HistoryBench bench = new HistoryBench(folder)) {
			Rounds.exactly(HISTORIES, "Random histories").each((seed) -> happen(bench, seed));
		}
		assertThat(this.failures).as("histories").isEmpty();
	}

	private void happen(HistoryBench bench, long seed) {
		History history = new History(bench, new Random(seed));
		try {
			history.happen();
		}
		catch (AssertionError | RuntimeException ex) {
			this.failures.add("seed %d, %s: %s%s".formatted(seed, history, ex, frames(ex)));
			if (this.failures.size() == MOST_FAILURES) {
				throw ex;
			}
		}
	}

	private static String frames(Throwable failure) {
		return Arrays.stream(failure.getStackTrace())
			.filter((frame) -> frame.getClassName().startsWith("io.linkkeeper"))
			.limit(12)
			.map((frame) -> "\n\tat " + frame)
			.collect(Collectors.joining());
	}

}
