package io.linkkeeper.definition.yaml;

/**
 * Thrown when a definition cannot be used. The message is written for the author of the
 * definition.
 */
public abstract class DefinitionException extends RuntimeException {

	public DefinitionException(String message) {
		super(message);
	}

}
