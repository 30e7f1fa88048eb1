package io.linkkeeper.dedup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.linkkeeper.definition.rule.Survivor;
import io.linkkeeper.link.ShortLink;

/**
 * Orders duplicates so that the survivor is first: by liveness, by the preference of the
 * definition, by the newest creation, and by id. A total order, and a pure function of
 * the links and the run's time.
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
		Criterion byLiveness = new Criterion("it resolves more surely", Comparator.comparing(this::liveness));
		this.criteria = List.of(byLiveness, preferred(keep), NEWER, FIRST_BY_ID);
	}

	/**
	 * A criterion of the order.
	 *
	 * @param reason why the first link by this criterion survives
	 * @param order the order, with the survivor first
	 */
	private record Criterion(String reason, Comparator<ShortLink> order) {

	}

	private static Criterion preferred(Survivor keep) {
		return switch (keep) {
			case NEWEST -> NEWER;
			case OLDEST -> OLDER;
			case LATEST_EXPIRY -> EXPIRES_LATER;
		};
	}

	/** Returns the order, with the survivor first. */
	Comparator<ShortLink> order() {
		return this.criteria.stream().map(Criterion::order).reduce(Comparator::thenComparing).orElseThrow();
	}

	/** Returns the first criterion that ranks the survivor before another link. */
	String reason(ShortLink survivor, ShortLink other) {
		return this.criteria.stream()
			.filter((criterion) -> criterion.order().compare(survivor, other) != 0)
			.findFirst()
			.map(Criterion::reason)
			.orElseThrow();
	}

	boolean mayResolve(ShortLink link) {
		return liveness(link) != Liveness.DOES_NOT_RESOLVE;
	}

	private Liveness liveness(ShortLink link) {
		return Liveness.of(link, this.asOf);
	}

}
