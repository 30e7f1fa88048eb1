package io.linkkeeper.definition;

import java.util.Arrays;

/**
 * What a job does.
 */
public enum JobType {

	/** Disables what has expired, and deletes it later. */
	EXPIRE("expire"),

	/** Leaves one link of those that say the same. */
	DEDUP("dedup"),

	/** Takes care of the links of users who are gone or leaving. */
	CASCADE("cascade"),

	/** Makes the account look like a CSV file. */
	IMPORT("import"),

	/** Makes links lead to new URLs. */
	REPOINT("repoint"),

	/** Writes links to a file; changes none. */
	EXPORT("export"),

	/** Removes old rows of our own tables; changes no link. */
	HOUSEKEEPING("housekeeping"),

	/** Tells people which links expire soon; changes none. */
	NOTICE("notice"),

	/** Puts back what one run changed; started by the command {@code undo}. */
	UNDO("undo");

	private final String label;

	JobType(String label) {
		this.label = label;
	}

	/**
	 * The type as definitions spell it.
	 * @return the value of the key {@code type}
	 */
	public String label() {
		return this.label;
	}

	/**
	 * The type that definitions spell so.
	 * @param label the value of the key {@code type}
	 * @return the type
	 * @throws IllegalArgumentException when there is no such type
	 */
	public static JobType ofLabel(String label) {
		return Arrays.stream(values())
			.filter((type) -> type.label.equals(label))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No job type is called " + label));
	}

}
