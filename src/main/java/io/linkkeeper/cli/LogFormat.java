package io.linkkeeper.cli;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How log lines are written.
 */
enum LogFormat {

	/** For people. */
	TEXT,

	/** A JSON object each, with the id of the run that it belongs to. */
	JSON;

	static final String VARIABLE = "LINKKEEPER_LOG_FORMAT";

	/**
	 * Reads the format.
	 * @param value {@code text} or {@code json}; nothing means text
	 * @throws IllegalArgumentException for anything else
	 */
	static LogFormat of(@Nullable String value) {
		if (value == null || value.isEmpty()) {
			return TEXT;
		}
		for (LogFormat format : values()) {
			if (format.word().equals(value)) {
				return format;
			}
		}
		throw new IllegalArgumentException("%s must be text or json, not '%s'".formatted(VARIABLE, value));
	}

	private String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Has all lines of this process written so. Before the first logger is made. */
	void use() {
		System.setProperty("linkkeeper.log.format", word());
	}

}
