package io.linkkeeper.kaltura;

import java.util.List;

import io.linkkeeper.link.ShortLink;

/**
 * One page of a listing. The server counts before it selects, so under concurrent change
 * the two may disagree.
 *
 * @param objects the links of this page, in the order asked for
 * @param totalCount how many links the whole filter matches
 */
public record LinkPage(List<ShortLink> objects, long totalCount) {

	public LinkPage {
		objects = List.copyOf(objects);
		if (totalCount < 0) {
			throw new IllegalArgumentException("totalCount must not be negative");
		}
	}

}
