package io.linkkeeper.definition;

import java.util.Arrays;

/**
 * Which link of a group of duplicates stays, among those that resolve equally well.
 */
public enum Survivor {

	/** The one that was created last. */
	NEWEST("newest"),

	/** The one that was created first. */
	OLDEST("oldest"),

	/** The one that resolves longest, best of all one that never expires. */
	LATEST_EXPIRY("latest-expiry");

	private final String label;

	Survivor(String label) {
		this.label = label;
	}

	/**
	 * The choice as definitions spell it.
	 * @return the value of the key {@code keep}
	 */
	public String label() {
		return this.label;
	}

	static Survivor ofLabel(String label) {
		return Arrays.stream(values())
			.filter((survivor) -> survivor.label.equals(label))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No survivor is called " + label));
	}

}
