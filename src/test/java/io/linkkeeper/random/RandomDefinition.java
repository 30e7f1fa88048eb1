package io.linkkeeper.random;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.yaml.DefinitionException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A random definition in a file, with overrides for one run.
 */
final class RandomDefinition {

	private static final String NAME = "job";

	private static final List<String> PATTERNS = List.of("VIP-*", "vip-?", "TALK", "L*", "*,*", "X-*", "=SUM", "kmc*");

	private final HistoryBench bench;

	private final Random random;

	private final RandomRule rule;

	private final Names select;

	private final boolean builtIn;

	private final RandomLimits limits;

	private Names inFile;

	private final Names added;

	private final Map<String, String> overrides = new LinkedHashMap<>();

	RandomDefinition(HistoryBench bench, Random random, RandomRule rule) {
		this.bench = bench;
		this.random = random;
		this.rule = rule;
		this.select = (random.nextInt(3) == 0) ? selection() : Names.NONE;
		this.builtIn = random.nextInt(4) > 0;
		this.limits = new RandomLimits(random);
		this.inFile = (random.nextInt(2) == 0) ? protection() : Names.NONE;
		this.added = (random.nextInt(5) == 0) ? new Names(List.of(one(PATTERNS)), List.of(), List.of()) : Names.NONE;
		if (!this.added.systemName().isEmpty()) {
			this.overrides.put("select.protect.systemName", Names.json(this.added.systemName()));
		}
		this.overrides.putAll(this.limits.overrides());
		write();
	}

	private Names selection() {
		return switch (this.random.nextInt(4)) {
			case 0 -> new Names(List.of("VIP-*", "TALK"), List.of(), List.of());
			case 1 -> new Names(List.of("*-?", "T*"), List.of("ann", "bob"), List.of());
			case 2 -> new Names(List.of("*"), List.of("ann"), List.of());
			default -> new Names(List.of(), List.of(), someIds());
		};
	}

	private List<String> someIds() {
		List<String> ids = this.bench.links()
			.keySet()
			.stream()
			.filter((id) -> this.random.nextBoolean())
			.collect(Collectors.toCollection(ArrayList::new));
		ids.add("link9999");
		return ids;
	}

	private Names protection() {
		return switch (this.random.nextInt(3)) {
			case 0 -> new Names(List.of(one(PATTERNS)), List.of(), List.of())
				.and(new Names(List.of(one(PATTERNS)), List.of(), List.of()));
			case 1 -> new Names(List.of(one(PATTERNS)), List.of("carl"), List.of());
			default -> new Names(List.of(), List.of("ANN"), someIds());
		};
	}

	private String one(List<String> of) {
		return of.get(this.random.nextInt(of.size()));
	}

	/** Reads the file with the overrides, as a command does. */
	JobDefinition read() {
		return folder().get(NAME, this.overrides);
	}

	Map<String, String> overrides() {
		return this.overrides;
	}

	/** Overrides that take protection away are refused. */
	void refusesToUnprotect() {
		List<Map<String, String>> attempts = List.of(Map.of("select.protectDefaults", "false"),
				Map.of("select.protect.systemName", "[]"), Map.of("select.protect", "{systemName: []}"));
		attempts.forEach((attempt) -> assertThatExceptionOfType(DefinitionException.class).as("-p %s", attempt)
			.isThrownBy(() -> folder().get(NAME, attempt)));
	}

	private DefinitionFolder folder() {
		return new DefinitionFolder(this.bench.jobs());
	}

	private void write() {
		String json = "{\"name\":\"%s\",\"type\":\"%s\",\"select\":{%s\"protect\":%s,\"protectDefaults\":%s},\"rule\":%s,\"limits\":%s}"
			.formatted(NAME, this.rule.type(), selected(), this.inFile.json(), this.builtIn, this.rule.json(),
					this.limits.json());
		try {
			Files.writeString(this.bench.jobs().resolve("job.yml"), json);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private String selected() {
		StringBuilder keys = new StringBuilder();
		Map.of("systemName", this.select.systemName(), "userId", this.select.userId(), "id", this.select.id())
			.forEach((key, values) -> keys
				.append(values.isEmpty() ? "" : "\"%s\":%s,".formatted(key, Names.json(values))));
		return keys.toString();
	}

	/** Protects more from now on, or less. */
	void edit() {
		this.inFile = (this.random.nextInt(4) > 0) ? this.inFile.and(protection()) : Names.NONE;
		write();
	}

	String type() {
		return this.rule.type();
	}

	RandomLimits limits() {
		return this.limits;
	}

	Names select() {
		return this.select;
	}

	/** What a plan that is made now protects. */
	Names protectedByPlan() {
		return protectedOnDisk().and(this.added);
	}

	/** What the file protects now. */
	Names protectedOnDisk() {
		return this.builtIn ? this.inFile.and(new Names(List.of("KMC-PREVIEW"), List.of(), List.of())) : this.inFile;
	}

	@Override
	public String toString() {
		return "%s %s, limits %s, select %s, protect %s, overrides %s".formatted(type(), this.rule.json(),
				this.limits.json(), this.select, protectedByPlan(), this.overrides);
	}

}
