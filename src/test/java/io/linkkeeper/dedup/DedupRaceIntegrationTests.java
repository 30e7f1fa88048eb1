package io.linkkeeper.dedup;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.launch.RunResult;
import io.linkkeeper.ledger.RunSummary;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Others change links between plan and apply. Whatever they do, no group loses its last
 * link that resolves to us, and every link is accounted for.
 */
class DedupRaceIntegrationTests {

	@RegisterExtension
	static final Bench bench = new Bench();

	private final long seed = new Random().nextLong();

	private final Random random = new Random(this.seed);

	@RepeatedTest(40)
	void noGroupLosesItsLastLiveLinkToUs() {
		int count = 3 + this.random.nextInt(30);
		for (int i = 0; i < count; i++) {
			bench.put(link(i));
		}
		RunResult plan = bench.worker().plan(Definitions.dedup(rule()));
		bench.clock().advance(Duration.ofSeconds(1 + this.random.nextInt(120)));
		for (int i = 0; i < count / 3; i++) {
			meddle("link%04d".formatted(this.random.nextInt(count)));
		}
		Set<String> alive = namesOfLiveLinks();
		RunSummary run = bench.worker().operator().apply(plan.run().id(), "a test").run();
		assertThat(namesOfLiveLinks()).as("seed %d", this.seed).containsAll(alive);
		assertThat(run.scanned()).as("seed %d", this.seed)
			.isEqualTo(count)
			.isEqualTo(run.planned() + run.unchanged() + run.rejected());
		assertThat(run.planned()).as("seed %d", this.seed).isEqualTo(run.applied() + run.stale());
		settles(alive);
	}

	private void settles(Set<String> alive) {
		RunResult next = bench.worker().plan(Definitions.dedup(rule()));
		bench.worker().operator().apply(next.run().id(), "a test");
		List<String> left = liveLinks().stream().map(SandboxLink::systemName).toList();
		assertThat(left).as("seed %d", this.seed).doesNotHaveDuplicates();
		assertThat(new HashSet<>(left)).as("seed %d", this.seed).containsAll(alive);
	}

	private static String rule() {
		return "\"rule\":{\"keep\":\"newest\"},\"limits\":{\"maxPercent\":100}";
	}

	private SandboxLink link(int number) {
		return SandboxLink
			.enabled("link%04d".formatted(number),
					bench.clock().instant().minus(Duration.ofDays(1 + this.random.nextInt(5))), name(),
					"https://example.com/" + number)
			.withExpiresAt(expiry())
			.withStatus((this.random.nextInt(4) == 0) ? Status.DISABLED : Status.ENABLED);
	}

	private String name() {
		return List.of("TALK", "LECTURE", "TOWNHALL", "OPEN-DAY").get(this.random.nextInt(4));
	}

	private @Nullable Instant expiry() {
		Instant now = bench.clock().instant();
		return switch (this.random.nextInt(5)) {
			case 0 -> now.plusSeconds(this.random.nextInt(120));
			case 1 -> now.minusSeconds(1 + this.random.nextInt(120));
			case 2 -> now.plusSeconds(100_000);
			default -> null;
		};
	}

	private void meddle(String id) {
		Instant now = bench.clock().instant();
		bench.sandbox().account().change(id, (link) -> switch (this.random.nextInt(5)) {
			case 0 -> link.withStatus(Status.DISABLED).withUpdatedAt(now);
			case 1 -> link.withStatus(Status.ENABLED).withUpdatedAt(now);
			case 2 -> link.withSystemName(name()).withUpdatedAt(now);
			case 3 -> link.withExpiresAt(expiry()).withUpdatedAt(now);
			default -> link.withStatus(Status.DELETED).withUpdatedAt(now);
		});
	}

	private static Set<String> namesOfLiveLinks() {
		return liveLinks().stream().map(SandboxLink::systemName).collect(Collectors.toSet());
	}

	private static List<SandboxLink> liveLinks() {
		Instant now = bench.clock().instant();
		return bench.sandbox().account().links().stream().filter((link) -> isLive(link, now)).toList();
	}

	private static boolean isLive(SandboxLink link, Instant now) {
		return link.status() == Status.ENABLED && (link.expiresAt() == null || !link.expiresAt().isBefore(now));
	}

}
