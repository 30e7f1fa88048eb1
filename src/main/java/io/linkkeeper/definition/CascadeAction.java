package io.linkkeeper.definition;

import java.util.Arrays;

/**
 * What a cascade job does with the links of users who are gone or leaving.
 */
public enum CascadeAction {

	/** The link stops resolving and can be enabled again. */
	DISABLE("disable"),

	/** The link is gone for good. */
	DELETE("delete"),

	/** The link gets another owner and goes on resolving. */
	HAND_OVER("hand-over");

	private final String label;

	CascadeAction(String label) {
		this.label = label;
	}

	/**
	 * The action as definitions spell it.
	 * @return the value of the key {@code action}
	 */
	public String label() {
		return this.label;
	}

	static CascadeAction ofLabel(String label) {
		return Arrays.stream(values())
			.filter((action) -> action.label.equals(label))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No action is called " + label));
	}

}
