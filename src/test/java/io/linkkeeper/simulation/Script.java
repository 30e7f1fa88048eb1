package io.linkkeeper.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a history begins with and what its operators do, from its seed.
 */
final class Script {

	/** Who made the links that were there before. */
	static final String BEFORE = "before";

	private static final List<String> OWNERS = List.of("ann", "ben", "cleo");

	private final Random random;

	private final int sheets;

	private final int seats;

	Script(long seed) {
		this.random = new Random(seed * 131 + 3);
		this.sheets = 1 + this.random.nextInt(2);
		this.seats = 1 + this.random.nextInt(3);
	}

	int seats() {
		return this.seats;
	}

	Random random() {
		return this.random;
	}

	String sheet() {
		return "sheet-%d.csv".formatted(this.random.nextInt(this.sheets));
	}

	/** How far the clock of a process is off, in milliseconds. */
	long skew() {
		return this.random.nextInt(3) == 0 ? this.random.nextInt(60_000) - 30_000 : 0;
	}

	Duration pause() {
		return Duration.ofMillis(this.random.nextInt(40_000));
	}

	void fill(ServerModel model) {
		int links = 2 + this.random.nextInt(6);
		long begin = World.BEGIN.getEpochSecond();
		for (int i = 0; i < links; i++) {
			Map<String, Object> fields = new LinkedHashMap<>();
			fields.put("systemName", "name-" + this.random.nextInt(5));
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

	Map<String, String> sheets() {
		Map<String, String> files = new LinkedHashMap<>();
		for (int i = 0; i < this.sheets; i++) {
			List<String> lines = new ArrayList<>(List.of("systemName,fullUrl"));
			int rows = 1 + this.random.nextInt(4);
			for (int row = 0; row < rows; row++) {
				lines.add("%s,https://example.com/sheet/%d/%d"
					.formatted(this.random.nextInt(3) == 0 ? "name-" + row : "new-%d".formatted(row), i, row));
			}
			files.put("sheet-%d.csv".formatted(i), String.join("\n", lines) + "\n");
		}
		return files;
	}

}
