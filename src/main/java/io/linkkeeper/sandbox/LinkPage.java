package io.linkkeeper.sandbox;

import java.util.List;

/**
 * One page of a list.
 *
 * @param links the links of the page
 * @param totalCount how many match on all pages
 */
record LinkPage(List<SandboxLink> links, int totalCount) {

	LinkPage {
		links = List.copyOf(links);
	}

}
