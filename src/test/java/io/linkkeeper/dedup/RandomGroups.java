package io.linkkeeper.dedup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import io.linkkeeper.definition.rule.DedupAction;
import io.linkkeeper.definition.rule.DedupSettings;
import io.linkkeeper.definition.rule.Survivor;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Generates small accounts with many duplicates, and plans their changes.
 */
final class RandomGroups {

	static final Instant AS_OF = Instant.parse("2026-06-01T04:15:00Z");

	private static final List<List<LinkField>> KEYS = List.of(List.of(LinkField.SYSTEM_NAME),
			List.of(LinkField.FULL_URL), List.of(LinkField.SYSTEM_NAME, LinkField.FULL_URL, LinkField.USER_ID));

	private final Random random;

	RandomGroups(long seed) {
		this.random = new Random(seed);
	}

	/** Returns the planned changes for links in any order. */
	static List<LinkChange> plan(List<ShortLink> links, DedupSettings settings, Instant asOf,
			Predicate<ShortLink> takesPart) {
		Survivorship survivorship = new Survivorship(settings.keep(), asOf);
		DuplicateKey key = new DuplicateKey(settings.key());
		List<ShortLink> sorted = new ArrayList<>(links);
		sorted.sort(DuplicateGroups.order(key, survivorship));
		DedupRule rule = new DedupRule(settings, survivorship);
		List<LinkChange> changes = new ArrayList<>();
		DuplicateGroups groups = new DuplicateGroups(sorted.iterator(), key, takesPart);
		while (groups.hasNext()) {
			if (rule.decide(groups.next()) instanceof LinkChange change) {
				changes.add(change);
			}
		}
		return changes;
	}

	DedupSettings settings() {
		return new DedupSettings(one(KEYS), one(List.of(Survivor.values())), one(List.of(DedupAction.values())));
	}

	List<ShortLink> account() {
		List<ShortLink> links = new ArrayList<>();
		int count = this.random.nextInt(60);
		for (int i = 0; i < count; i++) {
			links.add(link("0_%06d".formatted(this.random.nextInt(1000) * 1000 + i)));
		}
		return links;
	}

	ShortLink link(String id) {
		Instant createdAt = AS_OF.minus(Duration.ofDays(1 + this.random.nextInt(4)));
		return new ShortLink(id, createdAt, createdAt,
				new ShortLink.TextFields(one(owners()), one(names()), one(names()),
						"https://example.com/" + this.random.nextInt(3), null),
				(this.random.nextInt(3) == 0) ? LinkStatus.DISABLED : LinkStatus.ENABLED, one(expiries()));
	}

	private static List<@Nullable String> owners() {
		List<@Nullable String> owners = new ArrayList<>(List.of("me", "you", "Me"));
		owners.add(null);
		return owners;
	}

	private static List<@Nullable String> names() {
		List<@Nullable String> names = new ArrayList<>(List.of("TALK", "talk", "TALK ", "TÄLK", "LECTURE", "TOWNHALL"));
		names.add(null);
		return names;
	}

	private static List<@Nullable Instant> expiries() {
		List<@Nullable Instant> expiries = new ArrayList<>(
				List.of(Instant.EPOCH, AS_OF, AS_OF.minusSeconds(1), AS_OF.plusSeconds(1)));
		expiries.add(null);
		expiries.add(null);
		return expiries;
	}

	<T extends @Nullable Object> T one(List<T> of) {
		return of.get(this.random.nextInt(of.size()));
	}

}
