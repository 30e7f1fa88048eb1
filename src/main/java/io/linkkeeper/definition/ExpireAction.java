package io.linkkeeper.definition;

import java.util.Arrays;

/**
 * What stage one of an expire job does with an expired link.
 */
public enum ExpireAction {

	/** The link stops resolving and can be enabled again. */
	DISABLE("disable"),

	/** The link is gone for good. */
	DELETE("delete");

	private final String label;

	ExpireAction(String label) {
		this.label = label;
	}

	/**
	 * The action as definitions spell it.
	 * @return the value of the key {@code action}
	 */
	public String label() {
		return this.label;
	}

	static ExpireAction ofLabel(String label) {
		return Arrays.stream(values())
			.filter((action) -> action.label.equals(label))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No action is called " + label));
	}

}
