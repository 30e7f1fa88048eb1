package io.linkkeeper.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Passes a command that cannot be done here on to the process that can. What else goes
 * wrong is for the next handler.
 */
final class Elsewhere implements IExecutionExceptionHandler {

	private final HolderCaller caller;

	private final IExecutionExceptionHandler next;

	Elsewhere(HolderCaller caller, IExecutionExceptionHandler next) {
		this.caller = caller;
		this.next = next;
	}

	@Override
	public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
		if (!(failure instanceof ElsewhereException elsewhere)) {
			return this.next.handleExecutionException(failure, command, parsed);
		}
		try {
			return this.caller.ask(elsewhere.held(), elsewhere.wish(), parsed.originalArgs());
		}
		catch (RuntimeException ex) {
			return this.next.handleExecutionException(ex, command, parsed);
		}
	}

}
