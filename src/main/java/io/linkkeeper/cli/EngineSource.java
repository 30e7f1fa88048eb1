package io.linkkeeper.cli;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;

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

	/**
	 * Gets an engine that keeps the schedule, which only a process of its own can do.
	 * @return the engine, to be closed by the caller
	 * @throws RefusedException when another process holds the database
	 */
	default Engine serve() {
		throw new RefusedException(ExitCode.BUSY, "The process that holds the database cannot serve for another.");
	}

}
