package io.linkkeeper.definition;

import java.util.Arrays;

/**
 * What a dedup job does with the duplicates of a link.
 */
public enum DedupAction {

	/** The link stops resolving and can be enabled again. */
	DISABLE("disable"),

	/** The link is gone for good. */
	DELETE("delete");

	private final String label;

	DedupAction(String label) {
		this.label = label;
	}

	/**
	 * The action as definitions spell it.
	 * @return the value of the key {@code action}
	 */
	public String label() {
		return this.label;
	}

	static DedupAction ofLabel(String label) {
		return Arrays.stream(values())
			.filter((action) -> action.label.equals(label))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No action is called " + label));
	}

}
