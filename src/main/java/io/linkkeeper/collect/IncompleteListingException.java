package io.linkkeeper.collect;

/**
 * Thrown when a window cannot be proved complete, because its links change while they are
 * read.
 */
public class IncompleteListingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	IncompleteListingException(Window window, LinkListing listing, long after, int tries) {
		super(("The API's listing of %s could not be read completely in %d tries: it counted %d links before and %d"
				+ " after, and showed %d. Wait until fewer links change")
			.formatted(window, tries, window.count(), after, listing.size()));
	}

}
