package io.linkkeeper.collect;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import io.linkkeeper.Rounds;
import io.linkkeeper.TestAt;
import io.linkkeeper.collect.TestAccount.Plain;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads many small random accounts with pages of three and windows of eight links: what
 * was read is what the account holds. The seed of a failure is in its message.
 */
@TestAt({ GUIDE, SERVER })
class RandomAccountTests {

	private static final int ACCOUNTS = 50;

	/** Of a few links, as each has about 20. */
	private static final int MOST_CHARACTERS = 100;

	private static final Instant QUIET_SINCE = TestAccount.YESTERDAY.plusSeconds(2);

	private static final LinkFilter EXPIRED = LinkFilter.any()
		.expiresAtGreaterThanOrEqual(Instant.ofEpochSecond(1))
		.expiresAtLessThanOrEqual(TestAccount.NOW.minusSeconds(1));

	private static final LinkFilter QUIET = EXPIRED.statusEqual(LinkStatus.DISABLED)
		.updatedAtLessThanOrEqual(QUIET_SINCE);

	@Test
	void readsWhatTheAccountHolds() {
		try (TestAccount account = new TestAccount()) {
			Rounds.of(ACCOUNTS, "Random accounts").each((seed) -> {
				fill(account, new Random(seed));
				expect(account, LinkFilter.any(), (link) -> true);
				expect(account, EXPIRED.statusEqual(LinkStatus.ENABLED),
						(link) -> link.status() == Status.ENABLED && hasExpired(link));
				expect(account, QUIET, (link) -> link.status() == Status.DISABLED && hasExpired(link)
						&& !link.updatedAt().isAfter(QUIET_SINCE));
			});
		}
	}

	private static boolean hasExpired(SandboxLink link) {
		Instant expiresAt = link.expiresAt();
		return expiresAt != null && expiresAt.getEpochSecond() > 0 && expiresAt.isBefore(TestAccount.NOW);
	}

	private static void expect(TestAccount account, LinkFilter selection, Predicate<SandboxLink> selected) {
		LinkWindowReader reader = new LinkWindowReader(account.client(), List.of(selection), TestAccount.NOW,
				new WindowBounds(8, MOST_CHARACTERS), 3);
		List<String> expected = account.links()
			.links()
			.stream()
			.filter((link) -> link.status() != Status.DELETED && isRead(link.createdAt()))
			.filter(selected)
			.map(SandboxLink::id)
			.sorted()
			.toList();
		assertThat(TestAccount.ids(TestAccount.batches(reader, null))).as("%s", selection).isEqualTo(expected);
	}

	/**
	 * What was created since the run began is left to the next; what is far ahead is
	 * read.
	 */
	private static boolean isRead(Instant createdAt) {
		return !createdAt.isAfter(TestAccount.NOW) || !createdAt.isBefore(TestAccount.NOW.plusSeconds(300));
	}

	private static void fill(TestAccount account, Random random) {
		account.links().links().forEach((link) -> account.links().remove(link.id()));
		int crowd = 1 + random.nextInt(4);
		account.put(random.nextInt(30), (plain) -> randomLink(plain, crowd, random));
	}

	private static SandboxLink randomLink(Plain plain, int crowd, Random random) {
		Instant createdAt = TestAccount.YESTERDAY.plusSeconds(random.nextInt(crowd) * random.nextInt(86_402));
		return plain.createdAt(createdAt)
			.withUpdatedAt(createdAt.plusSeconds(random.nextInt(crowd)))
			.withExpiresAt(randomExpiry(random.nextInt(3 + crowd)))
			.withUserId(randomOwner(random.nextInt(crowd + 2)))
			.withStatus(Status.values()[random.nextInt(8) % 3]);
	}

	private static @Nullable Instant randomExpiry(int number) {
		return switch (number) {
			case 0 -> null;
			case 1 -> Instant.EPOCH;
			case 2 -> TestAccount.NOW;
			default -> TestAccount.NOW.minusSeconds(number);
		};
	}

	private static @Nullable String randomOwner(int number) {
		return (number == 0) ? null : (number == 1) ? "Owner2" : "owner" + number;
	}

}
