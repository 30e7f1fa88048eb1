package io.linkkeeper.cli;

/**
 * Where commands get their engine from: one of their own, or that of the process that
 * holds the database.
 */
@FunctionalInterface
interface EngineSource {

	/**
	 * Gets the engine for one command.
	 * @param wish what the command wants with it
	 * @return the engine, to be closed by the caller
	 */
	Engine open(Wish wish);

}
