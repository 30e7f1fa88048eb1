package io.linkkeeper.collect;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.history.HeldLinks;
import io.linkkeeper.history.HeldLinks.Start;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.AccountIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Reads links that runs held back until a time in a period, with whatever changed them
 * since. The position is the last start that was read: {@code seconds run seq}.
 */
public final class HeldLinkReader implements SubjectReader<ShortLink> {

	private final HeldLinks held;

	private final LinkLookup lookup;

	private final AccountIdentity account;

	private final Instant from;

	private final Instant until;

	/**
	 * Creates a reader.
	 * @param held finds the starts
	 * @param lookup looks their links up
	 * @param account the links' account
	 * @param from the first instant of the period
	 * @param until the last instant of the period
	 */
	public HeldLinkReader(HeldLinks held, LinkLookup lookup, AccountIdentity account, Instant from, Instant until) {
		this.held = held;
		this.lookup = lookup;
		this.account = account;
		this.from = from;
		this.until = until;
	}

	@Override
	public @Nullable Batch<ShortLink> read(@Nullable String position) {
		List<Start> starts = this.held.startsAfter(this.account, parse(position), this.until);
		if (starts.isEmpty()) {
			return null;
		}
		List<ShortLink> links = this.lookup.byIds(starts.stream().map(Start::linkId).toList());
		return new Batch<>(links, format(starts.get(starts.size() - 1)));
	}

	private Start parse(@Nullable String position) {
		if (position == null) {
			return new Start(this.from, 0, 0, "");
		}
		String[] parts = position.split(" ");
		return new Start(Instant.ofEpochSecond(Long.parseLong(parts[0])), Long.parseLong(parts[1]),
				Long.parseLong(parts[2]), "");
	}

	private static String format(Start last) {
		return "%d %d %d".formatted(last.startsAt().getEpochSecond(), last.runId(), last.seq());
	}

}
