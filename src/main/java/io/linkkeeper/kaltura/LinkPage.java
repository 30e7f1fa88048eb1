package io.linkkeeper.kaltura;

import java.util.List;

import io.linkkeeper.link.ShortLink;

/**
 * A page of a link listing. The server counts before it selects, so the two may disagree
 * under concurrent changes.
 *
 * @param objects the links of this page, in the requested order
 * @param totalCount the number of links that match the filter
 */
public record LinkPage(List<ShortLink> objects, long totalCount) {

	public LinkPage {
		objects = List.copyOf(objects);
		if (totalCount < 0) {
			throw new IllegalArgumentException("totalCount must not be negative");
		}
	}

}
