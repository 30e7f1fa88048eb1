package io.linkkeeper.sandbox.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxUser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a generated account holds for the worker to find.
 */
class AccountGeneratorTests {

	private static final Instant NOW = Instant.parse("2026-11-23T04:15:00Z");

	private static final int COUNT = 2000;

	private final AccountGenerator generator = generator(1);

	private final List<SandboxLink> links = this.generator.links().toList();

	@Test
	void isTheSameForTheSameSeed() {
		assertThat(generator(1).links()).containsExactlyElementsOf(this.links);
		assertThat(generator(2).links()).doesNotContainAnyElementsOf(this.links);
	}

	@Test
	void hasDistinctIdsAndTimesInOrder() {
		assertThat(this.links).extracting(SandboxLink::id).doesNotHaveDuplicates().allMatch((id) -> id.length() == 8);
		assertThat(this.links).extracting(SandboxLink::createdAt).isSorted().allMatch((time) -> time.isBefore(NOW));
		assertThat(this.links).allMatch((link) -> !link.updatedAt().isBefore(link.createdAt()))
			.allMatch((link) -> !link.updatedAt().isAfter(NOW));
	}

	@Test
	void hasExpiredLinksWithinTheUsualGuard() {
		assertThat(share((link) -> isEnabled(link) && expiresBefore(link, NOW))).isBetween(0.10, 0.18);
	}

	@Test
	void hasLinksExpiringWithinAMonth() {
		assertThat(share((link) -> isEnabled(link) && !expiresBefore(link, NOW)
				&& expiresBefore(link, NOW.plus(Duration.ofDays(30)))))
			.isGreaterThanOrEqualTo(0.05);
	}

	@Test
	void hasDisabledLinksSomeForLong() {
		assertThat(share((link) -> !isEnabled(link))).isGreaterThanOrEqualTo(0.05);
		assertThat(this.links).anyMatch((link) -> !isEnabled(link) && expiresBefore(link, NOW)
				&& link.updatedAt().isBefore(NOW.minus(Duration.ofDays(60))));
	}

	@Test
	void hasLinksThatNeverExpire() {
		assertThat(share((link) -> link.expiresAt() == null)).isGreaterThan(0.3);
	}

	@Test
	void hasDuplicatesAndPreviews() {
		Map<String, Long> counts = this.links.stream()
			.collect(Collectors.groupingBy(SandboxLink::systemName, Collectors.counting()));
		assertThat(counts.getOrDefault("KMC-PREVIEW", 0L) / (double) COUNT).isGreaterThanOrEqualTo(0.03);
		assertThat(share(
				(link) -> !"KMC-PREVIEW".equals(link.systemName()) && counts.getOrDefault(link.systemName(), 0L) > 1))
			.isGreaterThanOrEqualTo(0.05);
	}

	@Test
	void hasManyOwnersWhoAreUsers() {
		List<String> users = this.generator.users().stream().map(SandboxUser::id).toList();
		assertThat(users).doesNotHaveDuplicates();
		assertThat(this.links.stream().map(SandboxLink::userId).distinct()).hasSizeGreaterThanOrEqualTo(50)
			.isSubsetOf(users);
	}

	@Test
	void hasACampaignCreatedInOneSecond() {
		Map<Instant, Long> counts = this.links.stream()
			.map(SandboxLink::createdAt)
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		assertThat(counts.values()).anyMatch((count) -> count >= 300);
	}

	@Test
	void oldServersHaveShortIdsAndNoUniqueIds() {
		List<SandboxLink> old = new AccountGenerator(COUNT, NOW, 1, Dialect.OLD).links().toList();
		assertThat(old).allMatch((link) -> link.id().length() == 5 && link.uniqueId() == null);
	}

	private static AccountGenerator generator(long seed) {
		return new AccountGenerator(COUNT, NOW, seed, Dialect.GUIDE);
	}

	private double share(Predicate<SandboxLink> condition) {
		return this.links.stream().filter(condition).count() / (double) COUNT;
	}

	private static boolean isEnabled(SandboxLink link) {
		return link.status() == SandboxLink.Status.ENABLED;
	}

	private static boolean expiresBefore(SandboxLink link, Instant time) {
		return link.expiresAt() != null && link.expiresAt().isBefore(time);
	}

}
