package io.linkkeeper.collect;

/**
 * A window could not be read completely: its links moved while they were read.
 */
public class IncompleteListingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	IncompleteListingException(Window window, LinkListing listing, long after, int tries) {
		super(("The API's listing of %s could not be read completely in %d tries: it counted %d links before and %d"
				+ " after, and showed %d. Wait until fewer links change")
			.formatted(window, tries, window.count(), after, listing.size()));
	}

}
