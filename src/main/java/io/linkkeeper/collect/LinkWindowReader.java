package io.linkkeeper.collect;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Reads all links of one or more selections in windows of createdAt, which never changes.
 * Links whose createdAt is in no window, as it is unreal, follow the last window. Each
 * batch is one window that was proved complete. Windows are sized by counting and
 * halving, and by the length of the links; the width of the last window is only a hint
 * for the next.
 */
public final class LinkWindowReader implements SubjectReader<ShortLink> {

	static final int TRIES = 5;

	/** The largest number of selections that are counted for progress. */
	private static final int MOST_COUNTED = 4;

	private final KalturaClient client;

	private final WindowPass pass;

	private final UnrealReader unreal;

	private final List<LinkFilter> selections;

	private final long until;

	private final WindowBounds bounds;

	private long span;

	/**
	 * Creates a reader of all selected links that were created up to an instant.
	 * @param client the connection to the API
	 * @param selections the filters to read, one after the other; without conditions on
	 * createdAt
	 * @param until the latest createdAt; the same for each execution of a run
	 */
	public LinkWindowReader(KalturaClient client, List<LinkFilter> selections, Instant until) {
		this(client, selections, until, WindowBounds.ofThisProcess(), WindowPass.PAGE_SIZE);
	}

	LinkWindowReader(KalturaClient client, List<LinkFilter> selections, Instant until, WindowBounds bounds,
			int pageSize) {
		this.client = client;
		this.pass = new WindowPass(client, pageSize, bounds);
		this.unreal = new UnrealReader(client, this.pass, until);
		this.selections = List.copyOf(selections);
		this.until = until.getEpochSecond();
		this.bounds = bounds;
		this.span = this.until;
	}

	@Override
	public @Nullable Batch<ShortLink> read(@Nullable String position) {
		ReadPosition from = (position != null) ? ReadPosition.parse(position) : ReadPosition.first(0);
		while (from.selection() < this.selections.size()) {
			if (from.createdAt() <= this.until) {
				return read(from);
			}
			Batch<ShortLink> unreal = from.isEnd() ? null : readUnreal(from);
			if (unreal != null) {
				return unreal;
			}
			from = ReadPosition.first(from.selection() + 1);
			this.span = this.until;
		}
		return null;
	}

	/**
	 * Reads the links of a selection whose createdAt is in no window.
	 * @return the links, or {@code null} when there are none
	 */
	private @Nullable Batch<ShortLink> readUnreal(ReadPosition from) {
		List<ShortLink> links = this.unreal.read(this.selections.get(from.selection()));
		return links.isEmpty() ? null : new Batch<>(links, from.end().toString());
	}

	@Override
	public long remaining(@Nullable String position) {
		ReadPosition from = (position != null) ? ReadPosition.parse(position) : ReadPosition.first(0);
		if (this.selections.size() - from.selection() > MOST_COUNTED) {
			return UNKNOWN;
		}
		long first = count(from);
		return IntStream.range(from.selection() + 1, this.selections.size())
			.mapToLong((selection) -> count(ReadPosition.first(selection)))
			.reduce(first, Long::sum);
	}

	private long count(ReadPosition from) {
		return (from.selection() < this.selections.size() && from.createdAt() <= this.until)
				? Window.count(this.client, this.selections.get(from.selection()), from.createdAt(), this.until).count()
				: 0;
	}

	private Batch<ShortLink> read(ReadPosition from) {
		LinkFilter selection = this.selections.get(from.selection());
		for (int tries = 1;; tries++) {
			Window window = nextWindow(selection, from.createdAt());
			LinkListing listing = this.pass.read(window);
			while (listing.isCutOff()) {
				this.bounds.shrink(listing);
				this.span = window.span() / 2;
				window = nextWindow(selection, from.createdAt());
				listing = this.pass.read(window);
			}
			long after = this.client.count(window.filter());
			if (listing.proves(window.count(), after)) {
				this.bounds.grow(listing);
				widen(window);
				return new Batch<>(listing.links(), from.after(window).toString());
			}
			if (tries == TRIES) {
				throw new IncompleteListingException(window, listing, after, tries);
			}
			// a smaller window is read faster, so fewer links change meanwhile
			this.span = Math.max(1, window.span() / 2);
		}
	}

	private Window nextWindow(LinkFilter selection, long from) {
		while (true) {
			long to = Math.min(this.until, from + this.span - 1);
			Window window = Window.count(this.client, selection, from, to);
			if (this.bounds.admit(window.count()) || window.span() == 1) {
				return window;
			}
			this.span = window.span() / 2;
		}
	}

	private void widen(Window window) {
		if (this.bounds.admitTwice(window.count())) {
			this.span = Math.min(this.until, window.span() * 2);
		}
	}

}
