package io.linkkeeper.dedup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.Rounds;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.review.Approval;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.fault.ReceivedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Concurrent changes by other clients between plan and apply, and during apply: a run
 * never removes the last resolving link of a group, and every link is accounted for.
 */
class DedupRaceIntegrationTests {

	private static final int ROUNDS = 15;

	private static final Pattern SURVIVOR = Pattern.compile("as link (\\w+), which stays");

	@RegisterExtension
	static final Bench bench = new Bench();

	private static long deletes(RunResult plan) {
		return plan.run().kinds().of(ChangeKind.DELETE);
	}

	@Test
	void noGroupLosesItsLastLiveLinkToUs() {
		Rounds.of(ROUNDS, "Changes between plan and apply").each((seed) -> {
			Race race = new Race(new Random(seed));
			RunResult plan = bench.worker().plan(race.definition);
			bench.clock().advance(Duration.ofSeconds(1 + race.random.nextInt(120)));
			for (int i = 0; i < race.count / 3; i++) {
				race.meddle();
			}
			Set<String> alive = race.liveKeys();
			RunSummary run = bench.worker()
				.operator()
				.apply(plan.run().id(), Approval.PLAIN.overLimit("a test").deletes(deletes(plan)))
				.run();
			assertThat(race.liveKeys()).containsAll(alive);
			assertThat(run.scanned()).isEqualTo(race.count).isEqualTo(run.planned() + run.unchanged() + run.rejected());
			assertThat(run.planned()).isEqualTo(run.applied() + run.stale());
			race.settles();
		});
	}

	/**
	 * Between the re-check of a link and its change another client may remove the
	 * survivor; the run itself never does.
	 */
	@Test
	void noSurvivorIsLostToUsWhileRequestsAreInFlight() {
		AtomicInteger survivors = new AtomicInteger();
		Rounds.of(ROUNDS, "Changes during apply").each((seed) -> {
			Race race = new Race(new Random(seed));
			bench.sandbox().faults().before(race::meddleWhenWritten);
			RunSummary run = bench.worker().run(race.definition).run();
			bench.sandbox().faults().clear();
			assertThat(run.failed() + run.unknown() + run.notSent()).as("%s", run).isZero();
			assertThat(run.scanned()).as("%s", run)
				.isEqualTo(race.count)
				.isEqualTo(run.unchanged() + run.applied() + run.stale() + run.rejected());
			for (ChangeRow row : bench.worker().changes(run.id())) {
				if (row.state() == ChangeState.APPLIED) {
					race.expectSurvivor(row);
					survivors.incrementAndGet();
				}
			}
			race.settles();
		});
		assertThat(survivors).as("survivors looked at").hasPositiveValue();
	}

	/**
	 * An account, a rule and a concurrent client.
	 */
	private static final class Race {

		private final Random random;

		private final List<String> key;

		private final JobDefinition definition;

		private final int count;

		private final Set<String> meddledWith = ConcurrentHashMap.newKeySet();

		Race(Random random) {
			this.random = random;
			this.key = one(List.of(List.of("systemName"), List.of("fullUrl"), List.of("systemName", "userId"),
					List.of("systemName", "fullUrl", "userId")));
			this.definition = Definitions.dedup("\"rule\":{\"key\":[\"%s\"],\"keep\":\"%s\",\"action\":\"%s\"}"
				.formatted(String.join("\",\"", this.key), one(List.of("newest", "oldest", "latest-expiry")),
						one(List.of("disable", "delete"))),
					"\"limits\":{\"maxPercent\":100}");
			this.count = 3 + random.nextInt(30);
			bench.emptyAccount();
			for (int i = 0; i < this.count; i++) {
				bench.put(link(i));
			}
		}

		private SandboxLink link(int number) {
			return SandboxLink
				.enabled("link%04d".formatted(number),
						bench.clock().instant().minus(Duration.ofDays(1 + this.random.nextInt(5))), name(),
						"https://example.com/" + this.random.nextInt(3))
				.withUserId(one(List.of("ann", "bob")))
				.withExpiresAt(expiry())
				.withStatus((this.random.nextInt(4) == 0) ? Status.DISABLED : Status.ENABLED);
		}

		private String name() {
			return one(List.of("TALK", "LECTURE", "TOWNHALL", "OPEN-DAY"));
		}

		private <T> T one(List<T> of) {
			return of.get(this.random.nextInt(of.size()));
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

		synchronized void meddle() {
			Instant now = bench.clock().instant();
			String id = "link%04d".formatted(this.random.nextInt(this.count));
			this.meddledWith.add(id);
			bench.sandbox().account().change(id, (link) -> switch (this.random.nextInt(5)) {
				case 0 -> link.withStatus(Status.DISABLED).withUpdatedAt(now);
				case 1 -> link.withStatus(Status.ENABLED).withUpdatedAt(now);
				case 2 -> link.withSystemName(name()).withUpdatedAt(now);
				case 3 -> link.withExpiresAt(expiry()).withUpdatedAt(now);
				default -> link.withStatus(Status.DELETED).withUpdatedAt(now);
			});
		}

		void meddleWhenWritten(ReceivedRequest request) {
			boolean write = request.is("shortlink_shortlink.update") || request.is("shortlink_shortlink.delete");
			if (write && request.number() % 3 == 0) {
				meddle();
			}
		}

		/** Returns the survivor on which a change relies. */
		void expectSurvivor(ChangeRow row) {
			Matcher reason = SURVIVOR.matcher(row.reason());
			assertThat(reason.find()).as(row.reason()).isTrue();
			SandboxLink survivor = bench.link(reason.group(1));
			SandboxLink gone = bench.link(Objects.requireNonNull(row.linkId()));
			if (!this.meddledWith.contains(survivor.id()) && !this.meddledWith.contains(gone.id())) {
				assertThat(keyOf(survivor)).as("%s", row).isEqualTo(keyOf(gone));
				assertThat(survivor.status()).as("%s", row).isNotEqualTo(Status.DELETED);
				boolean wasLive = String.valueOf(row.before()).contains("\"status\":2")
						&& isLive(gone.withStatus(Status.ENABLED));
				assertThat(isLive(survivor) || !wasLive).as("%s", row).isTrue();
			}
		}

		/** Verifies that one resolving link of each group is left. */
		void settles() {
			Set<String> alive = liveKeys();
			RunResult next = bench.worker().plan(this.definition);
			bench.worker().operator().apply(next.run().id(), Approval.PLAIN.overLimit("a test").deletes(deletes(next)));
			assertThat(bench.links().stream().filter(Race::isLive).map(this::keyOf)).doesNotHaveDuplicates();
			assertThat(liveKeys()).isEqualTo(alive);
		}

		Set<String> liveKeys() {
			return bench.links().stream().filter(Race::isLive).map(this::keyOf).collect(Collectors.toSet());
		}

		private String keyOf(SandboxLink link) {
			return this.key.stream().map((field) -> switch (field) {
				case "systemName" -> link.systemName();
				case "fullUrl" -> link.fullUrl();
				default -> link.userId();
			}).collect(Collectors.joining("|"));
		}

		private static boolean isLive(SandboxLink link) {
			Instant now = bench.clock().instant();
			return link.status() == Status.ENABLED && (link.expiresAt() == null || !link.expiresAt().isBefore(now));
		}

	}

}
