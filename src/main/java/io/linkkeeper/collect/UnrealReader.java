package io.linkkeeper.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the links of a selection that have {@link UnrealDates}, and proves each range
 * complete like a window. An account without such links costs three requests. Not
 * thread-safe.
 */
final class UnrealReader {

	private static final Logger logger = LoggerFactory.getLogger(UnrealReader.class);

	/** The years of the API's database, for messages. */
	private static final long FIRST_SECOND = -62_135_596_800L;

	private static final long LAST_SECOND = 253_402_300_799L;

	private final KalturaClient client;

	private final WindowPass pass;

	private final Instant until;

	private @Nullable UnrealDates dates;

	private boolean noneInAccount;

	/**
	 * Creates a reader.
	 * @param client the connection to the account
	 * @param pass reads ranges
	 * @param until the end of the last window
	 */
	UnrealReader(KalturaClient client, WindowPass pass, Instant until) {
		this.client = client;
		this.pass = pass;
		this.until = until;
	}

	List<ShortLink> read(LinkFilter selection) {
		UnrealDates ranges = this.dates;
		if (ranges == null) {
			ranges = UnrealDates.of(this.client, this.until);
			this.dates = ranges;
			this.noneInAccount = ranges.count(this.client, LinkFilter.any()) == 0;
		}
		List<ShortLink> links = new ArrayList<>();
		if (!this.noneInAccount) {
			ranges.within(selection).forEach((range) -> links.addAll(proved(range)));
		}
		if (!links.isEmpty()) {
			logger.warn("%d links, such as %s, were created before 2005 or after now; they are treated like others"
				.formatted(links.size(), links.get(0).id()));
		}
		return links;
	}

	private List<ShortLink> proved(LinkFilter range) {
		for (int tries = 1;; tries++) {
			Window window = new Window(range, FIRST_SECOND, LAST_SECOND, this.client.count(range));
			LinkListing listing = this.pass.readUndivided(window);
			long after = this.client.count(range);
			if (listing.proves(window.count(), after)) {
				return listing.links();
			}
			if (tries == LinkWindowReader.TRIES) {
				throw new IncompleteListingException(window, listing, after, tries);
			}
		}
	}

}
