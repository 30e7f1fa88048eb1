package io.linkkeeper.random;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.jspecify.annotations.Nullable;

/**
 * Random links of a small account in which much is alike, and what others do to them.
 */
final class RandomLinks {

	static final List<String> OWNERS = List.of("ann", "bob", "Cärl", "dora");

	/**
	 * Equal, but for case, accents and blanks; protected by default; matched by patterns.
	 */
	static final List<String> NAMES = List.of("TALK", "Talk", "TÄLK", "VIP-1", "vip-2", "VÍP-3", "LECTURE", "OPEN,DAY",
			"=SUM", "KMC-PREVIEW", "kmc-Preview ", "x-VIP");

	private static final List<String> HOSTS = List.of("example.com", "example.com", "old.example.com",
			"OLD.example.com:8080");

	private final HistoryBench bench;

	private final Random random;

	private int number;

	RandomLinks(HistoryBench bench, Random random) {
		this.bench = bench;
		this.random = random;
	}

	/** Fills the empty account. */
	void fill() {
		OWNERS.forEach(this.bench::addUser);
		List<SandboxLink> links = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			this.bench.addUser("other" + i);
			links.add(link().withUserId("other" + i));
		}
		for (int i = this.random.nextInt(16); i > 0; i--) {
			links.add(link());
		}
		this.bench.account().putAll(links.stream());
	}

	SandboxLink link() {
		Instant created = now().minus(Duration.ofDays(1 + this.random.nextInt(60)));
		int key = ++this.number;
		return SandboxLink.enabled("link%04d".formatted(key), created, one(NAMES), url())
			.withUserId(maybe(OWNERS))
			.withName(maybe(NAMES))
			.withUniqueId(this.random.nextBoolean() ? "key-" + key : null)
			.withExpiresAt(expiry())
			.withStatus((this.random.nextInt(3) == 0) ? Status.DISABLED : Status.ENABLED);
	}

	String url() {
		return "https://%s/%d".formatted(one(HOSTS), this.random.nextInt(4));
	}

	/** Long ago, about now, later or never. */
	private @Nullable Instant expiry() {
		Instant now = now();
		return one(Arrays.asList(null, null, now.minus(Duration.ofDays(40)), now.minus(Duration.ofDays(2)),
				now.minusSeconds(1), now, now.plusSeconds(1), now.plus(Duration.ofDays(9))));
	}

	private Instant now() {
		return this.bench.clock().instant();
	}

	/** Changes, deletes and adds some links from outside. */
	void edit() {
		List<String> ids = List.copyOf(this.bench.links().keySet());
		for (int i = this.random.nextInt(5); i > 0 && !ids.isEmpty(); i--) {
			String id = one(ids);
			if (this.random.nextInt(6) == 0) {
				this.bench.account().remove(id);
			}
			else if (this.bench.links().containsKey(id)) {
				this.bench.account().change(id, (link) -> edited(link).withUpdatedAt(now()));
			}
		}
		if (this.random.nextInt(3) == 0) {
			this.bench.account().put(link().withUpdatedAt(now()));
		}
		if (this.random.nextInt(8) == 0) {
			this.bench.account().removeUser(one(OWNERS));
		}
	}

	private SandboxLink edited(SandboxLink link) {
		return switch (this.random.nextInt(7)) {
			case 0 -> link.withName(maybe(NAMES));
			case 1 -> link.withSystemName(one(NAMES));
			case 2 -> link.withFullUrl(url());
			case 3 -> link.withExpiresAt(expiry());
			case 4 -> link.withUserId(one(OWNERS));
			case 5 -> link.withStatus(Status.ENABLED);
			default -> link.withStatus(Status.DISABLED);
		};
	}

	<T extends @Nullable Object> T one(List<T> of) {
		return of.get(this.random.nextInt(of.size()));
	}

	private @Nullable String maybe(List<String> of) {
		return (this.random.nextInt(4) > 0) ? one(of) : null;
	}

}
