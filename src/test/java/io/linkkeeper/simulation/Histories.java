package io.linkkeeper.simulation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays many histories, on two threads, and finds the first that goes wrong.
 */
final class Histories {

	private final List<Simulation> simulations = List.of(new Simulation(), new Simulation());

	/**
	 * Plays the histories of consecutive seeds until one goes wrong.
	 * @return the history with the lowest seed of those that went wrong
	 */
	Optional<History> firstWrong(long seed, long count, Planted planted) {
		AtomicLong next = new AtomicLong(seed);
		ConcurrentSkipListMap<Long, History> wrong = new ConcurrentSkipListMap<>();
		ExecutorService threads = Executors.newFixedThreadPool(this.simulations.size());
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		Level level = root.getLevel();
		// thousands of failures would be told
		root.setLevel(Level.OFF);
		try {
			Stream<CompletableFuture<Void>> parts = this.simulations.stream()
				.map((simulation) -> CompletableFuture.runAsync(() -> {
					simulation.plant(planted);
					long now = next.getAndIncrement();
					while (now < seed + count && wrong.isEmpty()) {
						History history = simulation.play(now);
						if (!history.isGood()) {
							wrong.put(now, history);
						}
						now = next.getAndIncrement();
					}
				}, threads));
			parts.toList().forEach(CompletableFuture::join);
		}
		finally {
			root.setLevel(level);
			threads.shutdown();
		}
		return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong.firstEntry().getValue());
	}

	/** Plays one history of the program as it is. */
	History unplanted(long seed) {
		simulation().plant(Planted.NOTHING);
		return simulation().play(seed);
	}

	/** Plays one history, or a part of its faults. */
	Simulation simulation() {
		return this.simulations.get(0);
	}

}
