package io.linkkeeper.notice;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import io.linkkeeper.execution.BatchRule;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.ShortLink;

/**
 * Plans no change. The links are kept, sorted, in the transaction that writes down that
 * they were read, so none is ever lost or told of twice.
 */
final class NoticeRule implements BatchRule<ShortLink> {

	/** By owner, those without one first; of each owner what expires next. */
	static final Comparator<ShortLink> ORDER = Comparator
		.comparing(ShortLink::userId, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing(ShortLink::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing(ShortLink::id);

	private final Consumer<List<ShortLink>> kept;

	NoticeRule(Consumer<List<ShortLink>> kept) {
		this.kept = kept;
	}

	@Override
	public Decisions decide(List<ShortLink> links) {
		List<ShortLink> sorted = links.stream().sorted(ORDER).toList();
		return new Decisions(List.of(), List.of(), List.of(), () -> this.kept.accept(sorted));
	}

}
