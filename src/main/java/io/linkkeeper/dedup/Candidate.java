package io.linkkeeper.dedup;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * A link and the one that stays of those with its key.
 *
 * @param link the link
 * @param survivor the link that stays, or {@code null} when that is the link itself or
 * the link takes no part
 * @param alike how many links have the key, this one included; 0 when they are not
 * counted
 */
record Candidate(ShortLink link, @Nullable ShortLink survivor, int groupSize) {

	Candidate(ShortLink link, @Nullable ShortLink survivor) {
		this(link, survivor, 0);
	}

}
