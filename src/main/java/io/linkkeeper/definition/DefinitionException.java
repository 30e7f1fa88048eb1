package io.linkkeeper.definition;

/**
 * A definition could not be used. Its message is meant for the person who wrote the
 * definition or named the job.
 */
public abstract class DefinitionException extends RuntimeException {

	DefinitionException(String message) {
		super(message);
	}

}
