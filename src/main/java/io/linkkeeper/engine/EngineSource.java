package io.linkkeeper.engine;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;

/**
 * Opens engines for commands: an engine of this process, or the one of the process that
 * holds the database.
 */
@FunctionalInterface
public interface EngineSource {

	/**
	 * Opens the engine for one command.
	 * @param request how the command uses it
	 * @return the engine, to be closed by the caller
	 */
	Engine open(EngineRequest request);

	/**
	 * Opens an engine that runs the schedule, which only a process of its own can do.
	 * @return the engine, to be closed by the caller
	 * @throws RefusedException when another process holds the database
	 */
	default Engine serve() {
		throw new RefusedException(ExitCode.BUSY,
				"The process that holds the database cannot serve for another. Stop that one, or use another LINKKEEPER_DATA.");
	}

}
