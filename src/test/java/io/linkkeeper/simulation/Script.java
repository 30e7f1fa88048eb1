package io.linkkeeper.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a history begins with and what its operators do, from its seed.
 */
final class Script {

	/** The name that the jobs protect. */
	static final String PROTECTED = "name-3";

	private static final String BUILT_IN = "KMC-PREVIEW";

	/** Who made the links that were there before. */
	static final String BEFORE = "before";

	/** The file of a cascade. */
	static final String LEAVERS = "leavers.csv";

	private static final List<String> OWNERS = List.of("ann", "ben", "cleo");

	private final Random random;

	private final int sheets;

	private final int seats;

	/** Which part of the pauses that are to differ the processes take. */
	private final double spread;

	/** What happens besides, in half of the histories. */
	private final Set<Kind> kinds;

	private final Map<String, String> files = new LinkedHashMap<>();

	Script(long seed) {
		this.random = new Random(seed * 131 + 3);
		this.sheets = 1 + this.random.nextInt(2);
		this.seats = 1 + this.random.nextInt(3);
		this.spread = new Random(seed * 77 + 1).nextDouble();
		this.kinds = Kind.random(new Random(seed * 1515 + 5));
	}

	/**
	 * A kind of history.
	 */
	enum Kind {

		/** Cascades and repoints are started, too. */
		OTHER_JOBS,
		/** Runs are stopped. */
		STOPS,
		/** The jobs protect a name, and the built-in one occurs. */
		PROTECTION,
		/** Commits may be lost after they were reported as successful. */
		LOST_COMMITS,
		/** The server may add a link twice, and late. */
		TWINS,
		/**
		 * Effects come as late as they may, processes stand still until about when they
		 * count as dead, their runs are restarted then, and runs wait for their account.
		 */
		LIMITS,
		/** All runs are undone in the end. */
		TAKES_BACK;

		private static Set<Kind> random(Random random) {
			Set<Kind> some = EnumSet.noneOf(Kind.class);
			if (random.nextBoolean()) {
				EnumSet.allOf(Kind.class).stream().filter((kind) -> random.nextInt(5) < 2).forEach(some::add);
			}
			return some;
		}

	}

	boolean has(Kind kind) {
		return this.kinds.contains(kind);
	}

	boolean takesBack() {
		return has(Kind.TAKES_BACK) && !has(Kind.TWINS);
	}

	/** The faults that occur in each history of this kind, and often. */
	Set<Fault> frequentFaults() {
		return has(Kind.LIMITS) ? EnumSet.of(Fault.SUSPENDED, Fault.LATE_EFFECT) : EnumSet.noneOf(Fault.class);
	}

	/** The faults that occur in some kinds of histories only. */
	Set<Fault> furtherFaults() {
		Set<Fault> faults = EnumSet.noneOf(Fault.class);
		if (has(Kind.LOST_COMMITS)) {
			faults.add(Fault.COMMIT_LOST);
		}
		if (has(Kind.TWINS)) {
			faults.add(Fault.VERY_LATE_ADD);
		}
		return faults;
	}

	/** Whether the jobs of the history protect links of a name. */
	boolean isProtected(@Nullable Object systemName) {
		return has(Kind.PROTECTION) && List.of(BUILT_IN, PROTECTED).contains(systemName);
	}

	/** Somebody waits for the account while another run has it. */
	int seats() {
		return has(Kind.LIMITS) ? Math.max(2, this.seats) : this.seats;
	}

	/** What is to differ by chance, as a part of the range: the middle, mostly. */
	double spread() {
		return has(Kind.LIMITS) ? this.spread : 0.5;
	}

	/** How long the server takes for a request. */
	Duration latency() {
		return Duration.ofMillis(20 + (has(Kind.LIMITS) ? this.seats * 100 : 0));
	}

	Random random() {
		return this.random;
	}

	String sheet() {
		return "sheet-%d.csv".formatted(this.random.nextInt(this.sheets));
	}

	/**
	 * How far the clock of a process is off, in milliseconds. The look for twins relies
	 * on the time by another process's clock, and the answer timeout has room for a
	 * difference only when effects come sooner than it says.
	 */
	long skew() {
		boolean isOff = !has(Kind.TWINS) && !has(Kind.LIMITS) && this.random.nextInt(3) == 0;
		return isOff ? this.random.nextInt(60_000) - 30_000 : 0;
	}

	Duration pause() {
		return Duration.ofMillis(this.random.nextInt(40_000));
	}

	private String name() {
		int number = this.random.nextInt(5);
		return (has(Kind.PROTECTION) && number == 4) ? BUILT_IN : "name-" + number;
	}

	void fill(ServerModel model) {
		if (has(Kind.TWINS)) {
			model.allowTwins();
		}
		int links = 2 + this.random.nextInt(6);
		long begin = World.BEGIN.getEpochSecond();
		for (int i = 0; i < links; i++) {
			Map<String, Object> fields = new LinkedHashMap<>();
			fields.put("systemName", name());
			fields.put("name", "Link " + i);
			fields.put("userId", OWNERS.get(this.random.nextInt(OWNERS.size())));
			fields.put("fullUrl", "https://example.com/" + i);
			if (this.random.nextBoolean()) {
				fields.put("expiresAt", begin - 86_400 + this.random.nextInt(2 * 86_400));
			}
			model.answer(BEFORE, "shortlink_shortlink", "add", Map.of("shortLink", fields),
					begin - 1_000_000 + i * 1000L);
		}
	}

	/** The input files, each with its text. The same at each call. */
	Map<String, String> files() {
		if (this.files.isEmpty()) {
			this.files.putAll(write());
		}
		return this.files;
	}

	private Map<String, String> write() {
		Map<String, String> files = new LinkedHashMap<>();
		for (int i = 0; i < this.sheets; i++) {
			List<String> lines = new ArrayList<>(List.of("systemName,fullUrl"));
			int rows = 1 + this.random.nextInt(4);
			for (int row = 0; row < rows; row++) {
				lines.add("%s,https://example.com/sheet/%d/%d"
					.formatted(this.random.nextInt(3) == 0 ? "name-" + row : "new-%d".formatted(row), i, row));
			}
			if (!this.kinds.isEmpty() && this.random.nextInt(4) == 0) {
				lines.add(lines.get(1));
			}
			files.put("sheet-%d.csv".formatted(i), String.join("\n", lines) + "\n");
		}
		files.put(LEAVERS, "userId\n" + OWNERS.get(0) + "\n");
		return files;
	}

}
