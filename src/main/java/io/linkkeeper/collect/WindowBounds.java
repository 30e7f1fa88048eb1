package io.linkkeeper.collect;

/**
 * How much of an account is held in memory at a time: a number of links, and of
 * characters, as their URLs may be long. The number follows the length of the links that
 * are read. Not thread-safe.
 */
final class WindowBounds {

	/**
	 * The largest number of links in a window that can be split: the links that are held
	 * in memory, and read again after a crash.
	 */
	private static final int MOST_LINKS = 10_000;

	/** Of the heap, as several windows and what becomes of them are in memory. */
	private static final int SHARE = 32;

	private static final long MOST_CHARACTERS = 64L * 1024 * 1024;

	/** Pages in a window, at least. */
	private static final int PAGES = 4;

	private final int mostLinks;

	private final long mostCharacters;

	private int links;

	WindowBounds(int mostLinks, long mostCharacters) {
		this.mostLinks = mostLinks;
		this.mostCharacters = mostCharacters;
		this.links = mostLinks;
	}

	static WindowBounds ofThisProcess() {
		return new WindowBounds(MOST_LINKS, Math.min(MOST_CHARACTERS, Runtime.getRuntime().maxMemory() / SHARE));
	}

	/** Tests whether a window of this many links may be read. */
	boolean admit(long count) {
		return count <= this.links;
	}

	/** Tests whether a window of this many links may become twice as wide. */
	boolean admitTwice(long count) {
		return count <= this.links / 2;
	}

	boolean areExceededBy(LinkListing listing) {
		return listing.characters() > this.mostCharacters;
	}

	/** Admits fewer links, as those of a window that was cut off are too long. */
	void shrink(LinkListing cutOff) {
		this.links = Math.max(1, Math.min(this.links, cutOff.size()) / 2);
	}

	/** Admits more links again where they are short. */
	void grow(LinkListing whole) {
		if (whole.characters() < this.mostCharacters / 2) {
			this.links = Math.min(this.mostLinks, 2 * this.links);
		}
	}

	/**
	 * Returns the number of links on the next page.
	 * @param pageSize their number on the last page
	 * @param characters of the links on that page
	 * @param largest the largest page
	 */
	int nextPageSize(int pageSize, long characters, int largest) {
		long room = this.mostCharacters / PAGES;
		long next = (characters > room) ? pageSize * room / characters
				: (characters < room / 2) ? 2L * pageSize : pageSize;
		return (int) Math.max(1, Math.min(largest, next));
	}

}
