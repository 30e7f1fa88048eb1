package io.linkkeeper.random;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import io.linkkeeper.link.ChangeKind;
import org.jspecify.annotations.Nullable;

/**
 * Random limits in a file and in overrides, and whether a plan passes them.
 */
final class RandomLimits {

	private static final Map<String, List<String>> VALUES = Map.of("maxChanges", List.of("0", "2", "4", "9", "5000"),
			"maxAdds", List.of("0", "1", "3"), "maxDeletes", List.of("0", "1", "3"), "maxPercent",
			List.of("0", "10", "33.5", "50", "100", "100"), "minChanges", List.of("0", "1", "3"), "maxFailed",
			List.of("1", "10", "100"));

	private final Map<String, String> inFile = new LinkedHashMap<>();

	private final Map<String, String> overrides = new LinkedHashMap<>();

	RandomLimits(Random random) {
		for (String key : List.of("maxChanges", "maxAdds", "maxDeletes", "maxPercent", "minChanges", "maxFailed")) {
			List<String> values = VALUES.get(key);
			if (random.nextInt(3) == 0) {
				this.inFile.put(key, values.get(random.nextInt(values.size())));
			}
			if (random.nextInt(12) == 0) {
				this.overrides.put(key, values.get(random.nextInt(values.size())));
			}
		}
		// the file is also read by itself, for what it protects
		if (value("minChanges", 0) > value("maxChanges", 5000)
				|| number(this.inFile.get("minChanges"), 0) > number(this.inFile.get("maxChanges"), 5000)) {
			this.inFile.remove("minChanges");
			this.overrides.remove("minChanges");
		}
	}

	private long value(String key, long otherwise) {
		return number(effective(key), otherwise);
	}

	private static long number(@Nullable String value, long otherwise) {
		return (value != null) ? Long.parseLong(value) : otherwise;
	}

	private String effective(String key) {
		return this.overrides.getOrDefault(key, this.inFile.get(key));
	}

	String json() {
		return this.inFile.entrySet()
			.stream()
			.map((entry) -> "\"%s\":%s".formatted(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining(",", "{", "}"));
	}

	Map<String, String> overrides() {
		return this.overrides.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> "limits." + entry.getKey(), Map.Entry::getValue));
	}

	/**
	 * Whether changes pass a limit.
	 * @param kinds the changes by kind
	 * @param admitted the number of links that are selected and not protected
	 */
	boolean arePassedBy(Map<ChangeKind, Long> kinds, long admitted) {
		long adds = kinds.getOrDefault(ChangeKind.ADD, 0L);
		long deletes = kinds.getOrDefault(ChangeKind.DELETE, 0L);
		long changes = kinds.values().stream().mapToLong(Long::longValue).sum() - adds;
		long maxChanges = value("maxChanges", 5000);
		return changes > maxChanges || adds > value("maxAdds", 5000) || deletes > value("maxDeletes", 1000)
				|| (changes > Math.min(value("minChanges", 25), maxChanges) && passPercent(changes, admitted));
	}

	private boolean passPercent(long changes, long admitted) {
		String percent = effective("maxPercent");
		return new BigDecimal(changes * 100)
			.compareTo(new BigDecimal((percent != null) ? percent : "20").multiply(new BigDecimal(admitted))) > 0;
	}

}
