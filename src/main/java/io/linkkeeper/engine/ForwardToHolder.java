package io.linkkeeper.engine;

import java.nio.file.Path;
import java.util.List;

import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.database.DatabaseHeldException;
import io.linkkeeper.holder.CommandRequest;
import io.linkkeeper.holder.HolderCall;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Opens an engine in this process, which a signal stops. While another process holds the
 * database, forwards the command to it instead. Used for one command line.
 */
public final class ForwardToHolder implements EngineSource, IExecutionExceptionHandler {

	private final Shell shell;

	private final RootCommand root;

	private final Signals signals;

	private final IExecutionExceptionHandler next;

	private final CommandLineFactory commandLines;

	private @Nullable EngineRequest refused;

	/**
	 * Creates the source of one command line's engine.
	 * @param next handles every failure that forwarding does not help
	 * @param commandLines creates the command lines of other processes' commands
	 */
	public ForwardToHolder(Shell shell, RootCommand root, Signals signals, IExecutionExceptionHandler next,
			CommandLineFactory commandLines) {
		this.shell = shell;
		this.root = root;
		this.signals = signals;
		this.next = next;
		this.commandLines = commandLines;
	}

	@Override
	public Engine open(EngineRequest request) {
		try {
			return stoppable(Engine.start(this.shell, this.root, this.commandLines));
		}
		catch (DatabaseHeldException ex) {
			this.refused = request;
			throw ex;
		}
	}

	/** Never forwarded. */
	@Override
	public Engine serve() {
		return stoppable(Engine.serve(this.shell, this.root, this.commandLines));
	}

	private Engine stoppable(Engine engine) {
		this.signals.stopOnSignal(engine::stop);
		return engine;
	}

	@Override
	public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
		EngineRequest request = this.refused;
		if (request == null || !(failure instanceof DatabaseHeldException held)) {
			return this.next.handleExecutionException(failure, command, parsed);
		}
		try (HolderCall call = HolderCall.open(held, RootCommand.Version.number(),
				commandRequest(held.folder(), request, parsed.originalArgs()))) {
			if (request.writes()) {
				this.signals.stopOnSignal(call::stop);
			}
			return call.await(this.shell.out(), this.shell.err());
		}
		catch (RuntimeException ex) {
			return this.next.handleExecutionException(ex, command, parsed);
		}
	}

	private CommandRequest commandRequest(Path data, EngineRequest request, List<String> arguments) {
		return new CommandRequest(arguments, this.shell.display(), this.root.sandbox(),
				InvocationContext.real(this.shell.folder()), InvocationContext.configured(data, this.shell.clock()),
				request.definitions());
	}

}
