package io.linkkeeper.run;

/**
 * The job of a run, with its effective definition as of the start of the run.
 *
 * @param name the definition's name
 * @param type the job type
 * @param definition the effective definition as JSON
 * @param definitionHash the SHA-256 of the definition
 */
public record RunJob(String name, String type, String definition, String definitionHash) {

	public RunJob {
		if (name.isBlank() || type.isBlank()) {
			throw new IllegalArgumentException("A job must have a name and a type");
		}
	}

}
