package io.linkkeeper.definition.check;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A constant of an enum that definitions spell in lower case, with hyphens.
 */
public interface Labelled {

	/**
	 * The constant's name in the code.
	 * @return the name that enums have
	 */
	String name();

	/**
	 * The constant as definitions spell it.
	 * @return the value of its key
	 */
	@JsonValue
	default String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
