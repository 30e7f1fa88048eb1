package io.linkkeeper.dedup;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * A link with the survivor of its group of duplicates.
 *
 * @param link the link
 * @param survivor the survivor, or {@code null} when the link is the survivor itself or
 * is not admitted
 * @param groupSize the number of links in the group, including this one; 0 when it is not
 * known
 */
record Candidate(ShortLink link, @Nullable ShortLink survivor, int groupSize) {

	Candidate(ShortLink link, @Nullable ShortLink survivor) {
		this(link, survivor, 0);
	}

}
