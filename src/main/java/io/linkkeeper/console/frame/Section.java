package io.linkkeeper.console.frame;

import io.linkkeeper.console.access.Role;

/**
 * An entry of the navigation, in order.
 */
public enum Section {

	/** What needs an operator now. */
	NOW("Now", "/", Role.VIEWER),

	/** The runs. */
	RUNS("Runs", "/runs", Role.VIEWER);

	private final String title;

	private final String address;

	private final Role role;

	Section(String title, String address, Role role) {
		this.title = title;
		this.address = address;
		this.role = role;
	}

	/**
	 * Returns what the entry is called.
	 * @return a word
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Returns the address of its page.
	 * @return a path
	 */
	public String address() {
		return this.address;
	}

	/**
	 * Returns who sees it.
	 * @return the least role
	 */
	public Role role() {
		return this.role;
	}

	/**
	 * Whether a page belongs to this entry.
	 * @param path the path of the page
	 * @return true for its own page and all beneath
	 */
	boolean contains(String path) {
		return path.equals(this.address) || path.startsWith(this.address + "/");
	}

}
