package io.linkkeeper.definition;

import java.util.Arrays;

/**
 * What happens to a scheduled run that did not come to its end, because its process died
 * or was ended.
 */
public enum OnCrash {

	/** It goes on by itself, where it was. */
	RESTART("restart"),

	/** It is left for a person. */
	HOLD("hold");

	private final String label;

	OnCrash(String label) {
		this.label = label;
	}

	/**
	 * The policy as definitions spell it.
	 * @return the value of the key {@code onCrash}
	 */
	public String label() {
		return this.label;
	}

	static OnCrash ofLabel(String label) {
		return Arrays.stream(values())
			.filter((policy) -> policy.label.equals(label))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No policy for crashes is called " + label));
	}

}
