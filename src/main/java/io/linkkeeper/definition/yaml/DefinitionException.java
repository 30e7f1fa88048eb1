package io.linkkeeper.definition.yaml;

/**
 * A definition could not be used. Its message is meant for the person who wrote the
 * definition or named the job.
 */
public abstract class DefinitionException extends RuntimeException {

	public DefinitionException(String message) {
		super(message);
	}

}
