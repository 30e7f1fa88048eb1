package io.linkkeeper.sandbox.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.linkkeeper.Rounds;
import io.linkkeeper.sandbox.SandboxLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The index finds what a look at every link would find.
 */
class LinkIndexTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final LinkIndex index = new LinkIndex(Collation.LOOSE);

	private final Map<Integer, SandboxLink> links = new TreeMap<>();

	private static @Nullable String name(Random random, int names) {
		int number = random.nextInt(names + 1);
		return (number < names) ? ((random.nextBoolean()) ? "NAME-" : "name-") + number : null;
	}

	private static SandboxLink link(int number, Random random, int names) {
		return SandboxLink
			.enabled("link" + number, START.plusSeconds(random.nextInt(50)), "other", "https://example.com/")
			.withSystemName(name(random, names));
	}

	private void changeSomething(Random random, int names) {
		int number = random.nextInt(this.index.next() + 1);
		SandboxLink known = this.links.get(number);
		if (known == null) {
			this.links.put(number, link(number, random, names));
			this.index.add(number, this.links.get(number));
		}
		else if (random.nextInt(4) == 0) {
			this.links.remove(number);
			this.index.remove(number);
		}
		else {
			this.links.put(number, known.withSystemName(name(random, names)));
			this.index.replace(number, this.links.get(number));
		}
	}

	/** By looking at every link. */
	private int[] expected(Set<String> names, LinkQuery.Bounds createdAt) {
		return this.links.entrySet()
			.stream()
			.filter((entry) -> createdAt.contain(entry.getValue().createdAt().getEpochSecond()))
			.filter((entry) -> names.stream().anyMatch((name) -> name.equalsIgnoreCase(entry.getValue().systemName())))
			.sorted(Comparator.comparing((Map.Entry<Integer, SandboxLink> entry) -> entry.getValue().createdAt())
				.thenComparing(Map.Entry::getKey))
			.mapToInt(Map.Entry::getKey)
			.toArray();
	}

	private static LinkQuery named(Set<String> names, LinkQuery.Bounds createdAt) {
		LinkQuery all = LinkQuery.all();
		return new LinkQuery(new LinkQuery.Keys(null, names, null, null), all.statuses(),
				new LinkQuery.Times(createdAt, LinkQuery.Bounds.OPEN, LinkQuery.Bounds.OPEN), List.of());
	}

	@Test
	void findsLinksByNameWhateverHappenedToThem() {
		Rounds.of(10, "Changes of links with few or many names").each((seed) -> {
			Random random = new Random(seed);
			int names = List.of(1, 3, 40, 1000).get(random.nextInt(4));
			for (int i = 0; i < 600; i++) {
				changeSomething(random, names);
			}
			for (int asked : new int[] { 0, 1, 5 }) {
				Set<String> wanted = IntStream.range(0, asked)
					.mapToObj((i) -> "name-" + random.nextInt(names))
					.collect(Collectors.toSet());
				assertThat(this.index.find(named(wanted, LinkQuery.Bounds.OPEN)))
					.containsExactly(expected(wanted, LinkQuery.Bounds.OPEN));
				LinkQuery.Bounds some = new LinkQuery.Bounds(START.getEpochSecond() + 10, START.getEpochSecond() + 30);
				assertThat(this.index.find(named(wanted, some))).containsExactly(expected(wanted, some));
			}
		});
	}

}
