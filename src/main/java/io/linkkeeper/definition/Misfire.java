package io.linkkeeper.definition;

import java.util.Arrays;

/**
 * What happens to a scheduled start that was missed.
 */
public enum Misfire {

	/** One late run makes up for all that were missed, within the lateness. */
	FIRE_ONCE("fire-once"),

	/** Missed starts are left out. */
	SKIP("skip");

	private final String label;

	Misfire(String label) {
		this.label = label;
	}

	/**
	 * The policy as definitions spell it.
	 * @return the value of the key {@code misfire}
	 */
	public String label() {
		return this.label;
	}

	static Misfire ofLabel(String label) {
		return Arrays.stream(values())
			.filter((misfire) -> misfire.label.equals(label))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No misfire policy is called " + label));
	}

}
