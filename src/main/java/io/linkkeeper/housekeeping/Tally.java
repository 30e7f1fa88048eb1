package io.linkkeeper.housekeeping;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts of deleted data, or in a plan of deletable data. Immutable.
 *
 * @param counts counts by kind; absent kinds count 0
 */
record Tally(Map<Kind, Long> counts) {

	static final Tally NOTHING = new Tally(Map.of());

	Tally {
		counts = Map.copyOf(counts);
	}

	long of(Kind kind) {
		return this.counts.getOrDefault(kind, 0L);
	}

	Tally plus(Kind kind, long more) {
		EnumMap<Kind, Long> sums = new EnumMap<>(Kind.class);
		sums.putAll(this.counts);
		sums.merge(kind, more, Long::sum);
		return new Tally(sums);
	}

	/**
	 * Formats the counts for messages.
	 * @return such as {@code 3 runs, 1 change}, or {@code nothing}
	 */
	String format() {
		String words = Arrays.stream(Kind.values())
			.filter((kind) -> kind != Kind.KEPT && of(kind) > 0)
			.map((kind) -> kind.counted(of(kind)))
			.collect(Collectors.joining(", "));
		return words.isEmpty() ? "nothing" : words;
	}

	static Tally parse(String text) {
		Tally tally = NOTHING;
		String[] numbers = text.split("/", -1);
		for (Kind kind : Kind.values()) {
			tally = tally.plus(kind, Long.parseLong(numbers[kind.ordinal()]));
		}
		return tally;
	}

	@Override
	public String toString() {
		return Arrays.stream(Kind.values()).map((kind) -> Long.toString(of(kind))).collect(Collectors.joining("/"));
	}

	/**
	 * Kinds of data, in the order of their serialized counts.
	 */
	enum Kind {

		RUNS("run"), CHANGES("change"), LINES("input row"), FILES("file"), SNAPSHOTS("snapshot"), OTHERS("other row"),

		/** Changes beyond retention that are still needed. */
		KEPT("change");

		private final String word;

		Kind(String word) {
			this.word = word;
		}

		String counted(long count) {
			return count + " " + this.word + ((count == 1) ? "" : "s");
		}

	}

}
