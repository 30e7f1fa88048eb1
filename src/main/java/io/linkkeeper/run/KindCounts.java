package io.linkkeeper.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.link.ChangeKind;

/**
 * Counts of changes by kind. Immutable.
 *
 * @param counts the number of changes of each kind, in the order of the kinds, which is
 * the same in each process; kinds without an entry have none
 */
public record KindCounts(Map<ChangeKind, Long> counts) {

	/** No changes. */
	public static final KindCounts NONE = new KindCounts(Map.of());

	public KindCounts {
		EnumMap<ChangeKind, Long> all = new EnumMap<>(ChangeKind.class);
		for (ChangeKind kind : ChangeKind.values()) {
			long count = counts.getOrDefault(kind, 0L);
			if (count < 0) {
				throw new IllegalArgumentException("%s must not be negative: %d".formatted(kind, count));
			}
			all.put(kind, count);
		}
		counts = Collections.unmodifiableMap(all);
	}

	/**
	 * Counts kinds.
	 * @param kinds one kind for each change
	 * @return the counts
	 */
	public static KindCounts of(Collection<ChangeKind> kinds) {
		return new KindCounts(
				kinds.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
	}

	/**
	 * Reads counts from columns that are named after the kinds.
	 * @param row a row with a column for each kind
	 * @param prefix what the names of the columns begin with
	 * @return the counts
	 * @throws SQLException when they cannot be read
	 */
	public static KindCounts read(ResultSet row, String prefix) throws SQLException {
		Map<ChangeKind, Long> counts = new EnumMap<>(ChangeKind.class);
		for (ChangeKind kind : ChangeKind.values()) {
			counts.put(kind, row.getLong(prefix + kind.label()));
		}
		return new KindCounts(counts);
	}

	/**
	 * Returns the counts as parameters of a statement.
	 * @param prefix what the names of the parameters begin with
	 * @return the count of each kind by name
	 */
	public Map<String, Long> parameters(String prefix) {
		return kinds().collect(Collectors.toMap((kind) -> prefix + kind.label(), this::of));
	}

	/**
	 * Returns the number of changes of a kind.
	 * @param kind the kind
	 * @return the number
	 */
	public long of(ChangeKind kind) {
		return this.counts.getOrDefault(kind, 0L);
	}

	/**
	 * Returns the number of all changes.
	 * @return the sum over the kinds
	 */
	public long total() {
		return kinds().mapToLong(this::of).sum();
	}

	/**
	 * Returns the number of changes of links that exist.
	 * @return the sum over all kinds except add
	 */
	public long ofExistingLinks() {
		return total() - of(ChangeKind.ADD);
	}

	/**
	 * Describes changes that are planned.
	 * @return such as {@code 12 to add, 40 to change, 234 to disable, 0 to enable, 373 to
	 * DELETE for good}
	 */
	public String planned() {
		return kinds().map((kind) -> "%d to %s".formatted(of(kind), kind.infinitive()))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Describes changes that were made.
	 * @return such as {@code 12 added, 40 changed, 234 disabled, 0 enabled, 373 DELETED
	 * for good}
	 */
	public String done() {
		return kinds().map((kind) -> "%d %s".formatted(of(kind), kind.participle())).collect(Collectors.joining(", "));
	}

	private static Stream<ChangeKind> kinds() {
		return Arrays.stream(ChangeKind.values());
	}

}
