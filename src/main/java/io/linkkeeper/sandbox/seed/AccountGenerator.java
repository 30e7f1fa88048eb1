package io.linkkeeper.sandbox.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * Generates an account as after a few years of use, the same for the same number of
 * links, time and random seed. Of every hundred links 13 are enabled and expired, 8
 * expire within a month, 8 are disabled, 20 expire later, the others never.
 */
final class AccountGenerator {

	private static final Duration AGE = Duration.ofDays(4 * 365);

	private static final Duration MONTH = Duration.ofDays(30);

	private static final Duration YEARS = Duration.ofDays(2 * 365);

	private static final int MAX_CAMPAIGN = 400;

	private final int count;

	private final Instant now;

	private final Random random;

	private final boolean withUniqueIds;

	private final GeneratedIds ids;

	private final GeneratedNames names;

	private final List<SandboxUser> users;

	AccountGenerator(int count, Instant now, long randomSeed, Dialect dialect) {
		this.count = count;
		this.now = now;
		this.random = new Random(randomSeed);
		this.withUniqueIds = dialect.has(Dialect.Difference.UNIQUE_ID);
		this.ids = new GeneratedIds(this.random.nextLong(), dialect);
		this.names = new GeneratedNames(this.random);
		this.users = generateUsers();
	}

	List<SandboxUser> users() {
		return List.copyOf(this.users);
	}

	/** The links by createdAt; to be read once. */
	Stream<SandboxLink> links() {
		return IntStream.range(0, this.count).mapToObj(this::link);
	}

	private SandboxLink link(int i) {
		Instant createdAt = createdAt(i);
		GeneratedNames.Subject subject = this.names.next(i, isOfCampaign(i));
		// of every 100 consecutive links, each has another fate
		int fate = (int) (i * 61L % 100);
		boolean disabled = fate >= 21 && fate < 29;
		String userId = this.users.get(ownerIndex()).id();
		String uniqueId = (this.withUniqueIds && this.random.nextInt(5) == 0)
				? new UUID(this.random.nextLong(), this.random.nextLong()).toString() : null;
		Timestamps timestamps = new Timestamps(createdAt, updatedAt(createdAt, disabled));
		Instant expiresAt = expiresAt(fate, createdAt);
		return new SandboxLink(this.ids.id(i), timestamps, expiresAt, userId,
				new SandboxLink.Texts(subject.name(), subject.systemName(), subject.fullUrl(), uniqueId),
				disabled ? SandboxLink.Status.DISABLED : SandboxLink.Status.ENABLED);
	}

	/** Evenly over the years, but a campaign's links all in one second. */
	private Instant createdAt(int i) {
		int even = isOfCampaign(i) ? campaignStart() : i;
		return this.now.minus(AGE).plusSeconds((long) (even * (double) (AGE.toSeconds() - 60) / this.count));
	}

	private boolean isOfCampaign(int i) {
		return i >= campaignStart() && i < campaignStart() + Math.min(MAX_CAMPAIGN, this.count / 5);
	}

	private int campaignStart() {
		return this.count / 2;
	}

	private Instant updatedAt(Instant createdAt, boolean changed) {
		return (changed || this.random.nextInt(4) == 0) ? between(createdAt, this.now) : createdAt;
	}

	private @Nullable Instant expiresAt(int fate, Instant createdAt) {
		boolean past = fate < 13 || (fate >= 21 && fate < 25);
		if (past) {
			return between(createdAt, this.now);
		}
		if (fate < 21) {
			return this.now.plusSeconds(3600 + (long) (this.random.nextDouble() * (MONTH.toSeconds() - 7200)));
		}
		boolean later = fate >= 29 && fate < 49;
		return later ? between(this.now.plus(MONTH), this.now.plus(YEARS)) : null;
	}

	private Instant between(Instant from, Instant to) {
		long seconds = Math.max(1, to.getEpochSecond() - from.getEpochSecond());
		return from.plusSeconds((long) (this.random.nextDouble() * seconds));
	}

	/** Some users own far more links than others. */
	private int ownerIndex() {
		double chance = this.random.nextDouble();
		return (int) (chance * chance * this.users.size());
	}

	private List<SandboxUser> generateUsers() {
		List<SandboxUser> generated = new ArrayList<>();
		int wanted = 60 + Math.min(240, this.count / 500);
		Instant joined = this.now.minus(AGE).minus(MONTH);
		for (int i = 0; i < wanted; i++) {
			generated.add(GeneratedNames.user(i, joined.plusSeconds(i * 60L)));
		}
		return generated;
	}

}
