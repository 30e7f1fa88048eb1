package io.linkkeeper.dedup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.linkkeeper.definition.rule.Survivor;
import io.linkkeeper.link.ShortLink;

/**
 * Which of several duplicates stays: first the one that resolves most surely, then the
 * one that the definition prefers, then the newer, then the first by id. Tells any two
 * links apart. A pure function of the links and the run's time.
 */
final class Survivorship {

	private static final Comparator<ShortLink> OLDEST = Comparator.comparing(ShortLink::createdAt);

	private static final Comparator<ShortLink> EXPIRING_LAST = Comparator.comparing(ShortLink::expiresAt,
			Comparator.nullsFirst(Comparator.reverseOrder()));

	private static final Criterion NEWER = new Criterion("it was created later", OLDEST.reversed());

	private static final Criterion OLDER = new Criterion("it was created earlier", OLDEST);

	private static final Criterion EXPIRES_LATER = new Criterion("it expires later or never", EXPIRING_LAST);

	private static final Criterion FIRST_BY_ID = new Criterion("both are alike and its id comes first",
			Comparator.comparing(ShortLink::id));

	private final Instant asOf;

	private final List<Criterion> criteria;

	Survivorship(Survivor keep, Instant asOf) {
		this.asOf = asOf;
		Criterion surest = new Criterion("it resolves more surely", Comparator.comparing(this::liveness));
		this.criteria = List.of(surest, preferred(keep), NEWER, FIRST_BY_ID);
	}

	/**
	 * One thing to compare.
	 *
	 * @param words why the first by it stays
	 * @param order whoever is to stay first
	 */
	private record Criterion(String words, Comparator<ShortLink> order) {

	}

	private static Criterion preferred(Survivor keep) {
		return switch (keep) {
			case NEWEST -> NEWER;
			case OLDEST -> OLDER;
			case LATEST_EXPIRY -> EXPIRES_LATER;
		};
	}

	/** Whoever is to stay comes first. */
	Comparator<ShortLink> order() {
		return this.criteria.stream().map(Criterion::order).reduce(Comparator::thenComparing).orElseThrow();
	}

	/** Why one link stays rather than another, in words. */
	String reason(ShortLink survivor, ShortLink other) {
		return this.criteria.stream()
			.filter((criterion) -> criterion.order().compare(survivor, other) != 0)
			.findFirst()
			.map(Criterion::words)
			.orElseThrow();
	}

	boolean mayResolve(ShortLink link) {
		return liveness(link) != Liveness.DOES_NOT_RESOLVE;
	}

	private Liveness liveness(ShortLink link) {
		return Liveness.of(link, this.asOf);
	}

}
