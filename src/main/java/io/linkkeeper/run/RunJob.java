package io.linkkeeper.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The job of a run, with its effective definition as of the start of the run.
 *
 * @param name the definition's name
 * @param type the job type
 * @param definition the effective definition as JSON
 * @param definitionHash the SHA-256 of the definition
 * @param overrides what the command line changed in the definition, by key
 */
public record RunJob(String name, String type, String definition, String definitionHash,
		Map<String, String> overrides) {

	public RunJob {
		overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
		if (name.isBlank() || type.isBlank()) {
			throw new IllegalArgumentException("A job must have a name and a type");
		}
	}

}
