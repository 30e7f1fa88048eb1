package io.linkkeeper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linkkeeper.MortalDataSource.Moment;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxAccount;
import io.linkkeeper.sandbox.server.SandboxServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that die at a commit, each followed by one that goes on with the run. A
 * sample of the commits by default; all of them, in all dialects, with
 * {@code -Dlinkkeeper.crashes=all}, as the profile {@code long} says.
 */
public final class Crashes implements AutoCloseable {

	public static final boolean ALL = "all".equals(System.getProperty("linkkeeper.crashes"));

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	private final TestDatabase database;

	private final SandboxServer sandbox;

	private final Path folder;

	private final Death death;

	private long lastRun;

	private List<SandboxLink> before = List.of();

	/**
	 * Deaths on one database.
	 * @param death how to die
	 * @param folder the files of definitions
	 */
	public Crashes(Death death, Path folder) {
		this.death = death;
		this.folder = folder;
		death.place().enter();
		this.database = TestDatabase.create();
		this.sandbox = SandboxServer.start(SandboxOptions.defaults().withDialect(death.place().dialect()), this.clock);
	}

	/**
	 * Just before or just after a commit, at a place.
	 */
	public record Death(Moment moment, Place place) {

		static Stream<Death> all() {
			return at(ALL ? List.of(Place.GUIDE, Place.SERVER, Place.OLD) : List.of(Place.GUIDE));
		}

		static Stream<Death> onEachDatabase() {
			return Stream.concat(all(), at(List.of(Place.POSTGRESQL)));
		}

		private static Stream<Death> at(List<Place> places) {
			return places.stream()
				.flatMap((place) -> Arrays.stream(Moment.values()).map((moment) -> new Death(moment, place)));
		}

	}

	/**
	 * What is done by a process that dies, and what must have come of it in the end.
	 */
	public interface Story {

		/**
		 * Sets up a process beyond what each has.
		 * @param process the process
		 * @return the same
		 */
		default TestWorker.Builder setUp(TestWorker.Builder process) {
			return process;
		}

		/**
		 * Makes account and files as they are in the beginning.
		 * @param worker the process that will die, but not yet
		 * @return what it dies of
		 * @throws Exception when that cannot be
		 */
		Act begin(TestWorker worker) throws Exception;

		/**
		 * Ends a run that a process left behind.
		 * @param next the process after the one that died
		 * @param run the run
		 * @return how it ended
		 * @throws Exception when it cannot be ended
		 */
		default RunSummary goOn(TestWorker next, long run) throws Exception {
			next.operator().recover(run);
			RunSummary summary = next.queries().find(run).orElseThrow();
			return summary.status().equals("COMPLETED") ? summary : next.operator().restart(run).run();
		}

		/**
		 * Checks what came of it.
		 * @param next the process after the one that died
		 * @param run how the run ended
		 * @throws Exception when it is not as after an undisturbed run
		 */
		void end(TestWorker next, RunSummary run) throws Exception;

	}

	/**
	 * What a process does when it dies.
	 */
	@FunctionalInterface
	public interface Act {

		RunResult by(TestWorker worker);

	}

	/**
	 * Tells a story again and again, and lets its process die somewhere else each time.
	 * The next process has never seen what the dead one did; it is the same each time,
	 * and so is the one that dies.
	 * @param sample at how many commits, if not at all of them
	 * @param story the story
	 */
	public void everywhere(int sample, Story story) throws Exception {
		MortalDataSource mortal = new MortalDataSource(this.database);
		try (TestWorker dying = worker(story, mortal);
				TestWorker next = worker(story, new MortalDataSource(this.database))) {
			int commits = commitsOf(story, dying, mortal);
			assertThat(commits).as("commits at which to die").isPositive();
			for (int commit : points(commits, sample)) {
				try {
					mortal.revive();
					dies(story, dying, mortal, commit);
					goesOn(story, next, mortal);
				}
				catch (Throwable ex) {
					throw new AssertionError(
							"%s, commit %d of %d: %s".formatted(this.death, commit, commits, ex.getMessage()), ex);
				}
			}
		}
	}

	private int commitsOf(Story story, TestWorker worker, MortalDataSource database) throws Exception {
		Act act = begin(story, worker);
		int before = database.commits();
		act.by(worker);
		return database.commits() - before;
	}

	private void dies(Story story, TestWorker dying, MortalDataSource mortal, int commit) throws Exception {
		Act act = begin(story, dying);
		this.lastRun = lastRun(dying);
		this.before = links();
		mortal.dieAt(commit, this.death.moment());
		try {
			act.by(dying);
		}
		catch (RuntimeException ex) {
			assertThat(mortal.isDead()).as("died for another reason: %s", ex).isTrue();
		}
	}

	private void goesOn(Story story, TestWorker next, MortalDataSource mortal) throws Exception {
		long run = lastRun(next);
		if (run == this.lastRun) {
			assertThat(mortal.isDead()).as("wrote no run down because it died").isTrue();
			assertThat(links()).as("links of which no run knows").isEqualTo(this.before);
			return;
		}
		RunSummary ended = story.goOn(next, run);
		assertThat(ended.status()).isEqualTo("COMPLETED");
		story.end(next, ended);
	}

	private static List<Integer> points(int commits, int sample) {
		List<Integer> points = new ArrayList<>(IntStream.rangeClosed(1, commits).boxed().toList());
		if (ALL) {
			return points;
		}
		long seed = Rounds.newSeed();
		Collections.shuffle(points, new Random(seed));
		List<Integer> some = points.subList(0, Math.min(sample, commits));
		System.out.printf("Dies at the commits %s of %d, seed %d%n", some, commits, seed);
		return some;
	}

	private Act begin(Story story, TestWorker worker) throws Exception {
		account().links().forEach((link) -> account().remove(link.id()));
		return story.begin(worker);
	}

	private static long lastRun(TestWorker worker) {
		List<RunSummary> runs = worker.queries().list(null, 1);
		return runs.isEmpty() ? 0 : runs.get(0).id();
	}

	private TestWorker worker(Story story, MortalDataSource database) {
		return story
			.setUp(TestWorker.on(this.sandbox, this.clock)
				.dataSource(database)
				.property("linkkeeper.files", this.folder)
				.property("linkkeeper.results", this.folder.resolve("results"))
				.property("linkkeeper.claim-size", 2)
				.property("linkkeeper.calls-per-request", 1))
			.start();
	}

	public SandboxAccount account() {
		return this.sandbox.account();
	}

	public SettableClock clock() {
		return this.clock;
	}

	/** What the account holds, without what was deleted. */
	public List<SandboxLink> links() {
		return account().links().stream().filter((link) -> link.status() != SandboxLink.Status.DELETED).toList();
	}

	@Override
	public void close() {
		this.sandbox.close();
		Place.leave();
	}

}
