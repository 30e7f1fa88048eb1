package io.linkkeeper;

import io.linkkeeper.definition.JobDefinition;

/**
 * Definitions for tests.
 */
public final class Definitions {

	private Definitions() {
	}

	public static JobDefinition expire(String... keysAndValues) {
		return definition("expire-links", "expire", keysAndValues);
	}

	public static JobDefinition activate(String... keysAndValues) {
		return definition("activate-links", "activate", keysAndValues);
	}

	public static JobDefinition dedup(String... keysAndValues) {
		return definition("dedup-links", "dedup", keysAndValues);
	}

	public static JobDefinition cascade(String... keysAndValues) {
		return definition("cascade-users", "cascade", keysAndValues);
	}

	public static JobDefinition housekeeping(String... keysAndValues) {
		return definition("housekeeping", "housekeeping", keysAndValues);
	}

	/**
	 * A repoint by some keys of its rule.
	 */
	public static JobDefinition repoint(String rule) {
		return definition("repoint-links", "repoint", "\"rule\":{" + rule + "}", "\"limits\":{\"maxPercent\":100}");
	}

	/**
	 * An import of a file, with further keys of its rule.
	 */
	public static JobDefinition imported(String file, String... rule) {
		StringBuilder json = new StringBuilder("\"rule\":{\"file\":\"" + file + "\"");
		for (String part : rule) {
			json.append(',').append(part);
		}
		return definition("import-links", "import", json.append('}').toString(), "\"limits\":{\"maxPercent\":100}");
	}

	/**
	 * An import of {@code links.csv} into the links that it selects.
	 */
	public static JobDefinition importedSelecting(String select) {
		return definition("import-links", "import", "\"rule\":{\"file\":\"links.csv\"}", "\"select\":{" + select + "}",
				"\"limits\":{\"maxPercent\":100}");
	}

	/**
	 * An import of a file within some limits.
	 */
	public static JobDefinition importedWithin(String file, String limits) {
		return definition("import-links", "import", "\"rule\":{\"file\":\"" + file + "\"}",
				"\"limits\":{" + limits + "}");
	}

	/** An export to {@code export-links.csv}. */
	public static JobDefinition exported() {
		return definition("export-links", "export");
	}

	private static JobDefinition definition(String name, String type, String... keysAndValues) {
		StringBuilder json = new StringBuilder("{\"name\":\"%s\",\"type\":\"%s\"".formatted(name, type));
		for (String part : keysAndValues) {
			json.append(',').append(part);
		}
		return JobDefinition.fromJson(json.append('}').toString());
	}

}
