package io.linkkeeper.engine;

import java.nio.file.Path;

import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.database.DatabaseHeldException;
import io.linkkeeper.holder.CommandRequest;
import io.linkkeeper.holder.HolderCall;
import io.linkkeeper.holder.HolderWait;
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

	private final HolderWait wait;

	private @Nullable HolderCall call;

	/**
	 * Creates the source of one command line's engine.
	 * @param wait waits while the holder opens or closes the database
	 * @param next handles every failure that forwarding does not help
	 * @param commandLines creates the command lines of other processes' commands
	 */
	public ForwardToHolder(Shell shell, RootCommand root, Signals signals, HolderWait wait,
			IExecutionExceptionHandler next, CommandLineFactory commandLines) {
		this.shell = shell;
		this.root = root;
		this.signals = signals;
		this.wait = wait;
		this.next = next;
		this.commandLines = commandLines;
	}

	/**
	 * Opens an engine of this process, or forwards the command and throws the refusal
	 * that {@link #handleExecutionException} expects. A command that only reads waits
	 * while the holder opens or closes the database.
	 */
	@Override
	public Engine open(EngineRequest request) {
		return request.writes() ? openOrForward(request) : this.wait.retry(() -> openOrForward(request));
	}

	private Engine openOrForward(EngineRequest request) {
		try {
			return stoppable(Engine.start(this.shell, this.root, this.commandLines));
		}
		catch (DatabaseHeldException ex) {
			HolderCall forwarded = HolderCall.open(ex, RootCommand.Version.number(),
					commandRequest(ex.folder(), request));
			if (request.writes()) {
				this.signals.stopOnSignal(forwarded::stop);
			}
			this.call = forwarded;
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
		if (this.call == null) {
			return this.next.handleExecutionException(failure, command, parsed);
		}
		try (HolderCall forwarded = this.call) {
			return forwarded.await(this.shell.out(), this.shell.err());
		}
		catch (RuntimeException ex) {
			return this.next.handleExecutionException(ex, command, parsed);
		}
	}

	private CommandRequest commandRequest(Path data, EngineRequest request) {
		return new CommandRequest(this.root.arguments(), this.shell.terminal(), this.root.sandbox(),
				InvocationContext.real(this.shell.folder()), InvocationContext.configured(data, this.shell.clock()),
				request.definitions());
	}

}
