package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.linkkeeper.sandbox.fault.FaultKind;

/**
 * The faults of a soak, in order. A kill comes first, so that one process suffers all
 * others.
 */
final class SoakFaults {

	static final String CLOCK = "clock a day ahead";

	static final String DISK = "disk full";

	/** In these, {@code serve} knows not what is due, so it records no outcome. */
	static final Set<String> WITHOUT_OUTCOME = Set.of(CLOCK, "definition away");

	private static final Duration DAY = Duration.ofDays(1);

	private final Map<String, Step> steps = new LinkedHashMap<>();

	private final Runnable pause;

	/**
	 * Creates the faults of any database.
	 * @param pause lasts as long as a fault
	 */
	SoakFaults(SoakedServe serve, Account account, Front front, Runnable pause) {
		this.pause = pause;
		this.steps.put("serve killed", () -> {
			serve.process().kill();
			serve.start();
		});
		during("serve suspended", () -> serve.process().suspend(), () -> serve.process().resume());
		during("API down", front::refuseAll, front::passAll);
		during("API slow", () -> account.faults().latency(Duration.ofSeconds(2)), account.faults()::clear);
		during("API: 503", () -> account.faults().failBefore(1, FaultKind.UNAVAILABLE), account.faults()::clear);
		during("API: 429", () -> front.tooMany(3), front::passAll);
		during("captive portal", front::portal, front::passAll);
		during("answers lost", () -> account.faults().failAfter(0.5, FaultKind.RESET, FaultKind.TRUNCATED),
				account.faults()::clear);
		Path expire = serve.definition("expire");
		during("definition invalid", () -> Files.writeString(expire, "name: expire-links\ntype: exp"),
				() -> serve.writeDefinition("expire"));
		during("definition cut off", () -> Files.writeString(expire, "name: expire-links\ntype: expire\n"),
				() -> serve.writeDefinition("expire"));
		this.steps.put("definition away", () -> {
			Files.delete(serve.definition("dedup"));
			pause.run();
			serve.writeDefinition("dedup");
		});
	}

	/** The order in which they occur. */
	Map<String, Step> steps() {
		return this.steps;
	}

	/** Adds a fault that has a begin and an end. */
	private void during(String name, Step begin, Step end) {
		this.steps.put(name, () -> {
			begin.run();
			this.pause.run();
			end.run();
		});
	}

	void ofClock(ShiftedClock clock) {
		during(CLOCK, () -> clock.set(DAY), () -> clock.set(Duration.ZERO));
	}

	void ofDisk(SmallDisk disk) {
		during(DISK, disk::fill, disk::makeRoom);
	}

	void ofPostgres(OwnPostgres postgres, Path password) {
		this.steps.put("backends killed", postgres::terminateBackends);
		this.steps.put("database crashes", postgres::crash);
		during("database away", postgres::end, postgres::startAgain);
		during("database read-only", postgres::becomeReadOnly, postgres::becomeWritable);
		during("database's disk full", postgres::fillDisk, postgres::makeRoom);
		during("password changed", () -> postgres.setPassword(next(password)),
				() -> Files.writeString(password, next(password)));
	}

	/** The password after the one in a file. */
	private static String next(Path password) throws IOException {
		return Files.readString(password) + "x";
	}

	/** Part of a fault, or all of it. */
	@FunctionalInterface
	interface Step {

		void run() throws Exception;

	}

}
