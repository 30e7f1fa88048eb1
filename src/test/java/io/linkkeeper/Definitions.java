package io.linkkeeper;

import io.linkkeeper.definition.JobDefinition;

/**
 * Definitions for tests.
 */
public final class Definitions {

	private Definitions() {
	}

	public static JobDefinition expire(String... keysAndValues) {
		StringBuilder json = new StringBuilder("{\"name\":\"expire-links\",\"type\":\"expire\"");
		for (String part : keysAndValues) {
			json.append(',').append(part);
		}
		return JobDefinition.fromJson(json.append('}').toString());
	}

}
