package io.linkkeeper.history;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import io.linkkeeper.definition.section.Glob;
import io.linkkeeper.ledger.digest.ChangeDigest;
import io.linkkeeper.text.Collation;
import io.linkkeeper.url.BrowserUrl;
import org.jspecify.annotations.Nullable;

/**
 * What the link of a change must be. A change matches when all given conditions hold.
 *
 * @param changes the sequence numbers of changes in their run; empty for all
 * @param links ids of links; empty for all
 * @param name a pattern for the systemName, {@code *} for any text and {@code ?} for one
 * character, or {@code null}
 * @param owner the owner, or {@code null}
 * @param host the host of the URL before or after the change, or {@code null}
 * @param text a part of a systemName or URL before or after the change in any case, or
 * {@code null}
 */
public record ChangeMatch(Set<Long> changes, Set<String> links, @Nullable String name, @Nullable String owner,
		@Nullable String host, @Nullable String text) {

	/** All changes. */
	public static final ChangeMatch ALL = new ChangeMatch(Set.of(), Set.of(), null, null, null, null);

	public ChangeMatch {
		changes = Set.copyOf(changes);
		links = Set.copyOf(links);
	}

	/** Returns a test of digests, for one thread. */
	Predicate<ChangeDigest> test() {
		return among(this.changes, ChangeDigest::seq).and(among(this.links, ChangeDigest::link))
			.and(named())
			.and(owned())
			.and(hosted())
			.and(containing());
	}

	private static <T> Predicate<ChangeDigest> among(Set<T> wanted, Function<ChangeDigest, T> value) {
		return wanted.isEmpty() ? (digest) -> true : (digest) -> wanted.contains(value.apply(digest));
	}

	private Predicate<ChangeDigest> named() {
		if (this.name == null) {
			return (digest) -> true;
		}
		Glob pattern = new Glob(Collation.key(ChangeDigest.clean(this.name)));
		return (digest) -> digest.name().isEmpty() ? pattern.matchesEverything()
				: pattern.matches(Collation.key(digest.name()));
	}

	private Predicate<ChangeDigest> owned() {
		if (this.owner == null) {
			return (digest) -> true;
		}
		String wanted = Collation.key(ChangeDigest.clean(this.owner));
		Map<String, Boolean> known = new HashMap<>();
		return (digest) -> known.computeIfAbsent(digest.owner(),
				(given) -> !given.isEmpty() && Collation.key(given).equals(wanted));
	}

	private Predicate<ChangeDigest> hosted() {
		if (this.host == null) {
			return (digest) -> true;
		}
		String wanted = BrowserUrl.find("http://" + this.host)
			.map(BrowserUrl::host)
			.orElse(this.host.toLowerCase(Locale.ROOT));
		return (digest) -> digest.hosts().contains(wanted);
	}

	private Predicate<ChangeDigest> containing() {
		if (this.text == null) {
			return (digest) -> true;
		}
		String part = ChangeDigest.clean(this.text).toLowerCase(Locale.ROOT);
		return (digest) -> digest.contains(part);
	}

}
