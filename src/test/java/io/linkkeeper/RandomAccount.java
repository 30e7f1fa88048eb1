package io.linkkeeper;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxUser;
import org.jspecify.annotations.Nullable;

/**
 * A small account in which much is alike: few names, URLs and owners for many links.
 */
public final class RandomAccount {

	/** Whoever may own links or take them over. */
	public static final List<String> OWNERS = List.of("ann", "bob", "carl", "dora");

	/** Owned a link each, so that one owner more or less is no landslide. */
	private static final int OTHERS = 8;

	public static final List<String> NAMES = List.of("TALK", "Talk", "LECTURE", "OPEN,DAY", "=SUM", "na\"me", "שלום",
			"TÄLK", "KMC-PREVIEW");

	private final Bench bench;

	private final Random random;

	public RandomAccount(Bench bench, Random random) {
		this.bench = bench;
		this.random = random;
	}

	/**
	 * Fills an empty account.
	 */
	public void fill() {
		Instant longAgo = this.bench.clock().instant().minus(Duration.ofDays(400));
		for (int i = 0; i < OTHERS; i++) {
			this.bench.sandbox().account().putUser(SandboxUser.active("other" + i, longAgo));
			this.bench.put(this.bench.newLink("other00" + i, null).withUserId("other" + i));
		}
		for (String owner : OWNERS) {
			this.bench.sandbox().account().putUser(SandboxUser.active(owner, longAgo));
		}
		for (int i = this.random.nextInt(25); i > 0; i--) {
			this.bench.put(link(i));
		}
	}

	private SandboxLink link(int number) {
		return SandboxLink
			.enabled("link%04d".formatted(number),
					this.bench.clock().instant().minus(Duration.ofDays(1 + this.random.nextInt(4))), one(NAMES),
					"https://example.com/" + this.random.nextInt(3))
			.withUserId(maybe(OWNERS))
			.withName(maybe(NAMES))
			.withUniqueId(this.random.nextBoolean() ? "key-" + number : null)
			.withExpiresAt(expiry())
			.withStatus((this.random.nextInt(3) == 0) ? Status.DISABLED : Status.ENABLED);
	}

	/** Mostly never, and otherwise about now. */
	public @Nullable Instant expiry() {
		Instant now = this.bench.clock().instant();
		return one(Arrays.asList(null, null, null, now.minusSeconds(1), now, now.plusSeconds(1),
				now.plus(Duration.ofDays(this.random.nextInt(30)))));
	}

	public <T extends @Nullable Object> T one(List<T> of) {
		return of.get(this.random.nextInt(of.size()));
	}

	private @Nullable String maybe(List<String> of) {
		return (this.random.nextInt(4) > 0) ? one(of) : null;
	}

}
