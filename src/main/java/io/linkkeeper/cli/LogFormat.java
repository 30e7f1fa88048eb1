package io.linkkeeper.cli;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The format of log lines.
 */
enum LogFormat {

	/** Plain text. */
	TEXT,

	/** One JSON object per line, with the id of the run. */
	JSON;

	static final String VARIABLE = "LINKKEEPER_LOG_FORMAT";

	/**
	 * Reads the format.
	 * @param value {@code text} or {@code json}; {@code null} means text
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

	/**
	 * Applies the format to this process. Must be called before the first logger is
	 * created.
	 */
	void use() {
		System.setProperty("linkkeeper.log.format", word());
	}

}
