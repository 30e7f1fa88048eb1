package io.linkkeeper.definition.check;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An enum constant with a label in lower case with hyphens, as used in definitions.
 */
public interface Labelled {

	/**
	 * Returns the name of the constant.
	 * @return the enum name
	 */
	String name();

	/**
	 * Returns the label of the constant.
	 * @return the value as written in definitions
	 */
	@JsonValue
	default String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
