package io.linkkeeper.engine;

import java.nio.file.Path;

import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.database.DatabaseHeldException;
import io.linkkeeper.guard.DeletesUnconfirmedException;
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

	private @Nullable Forwarded forwarded;

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
			this.signals.starting();
			return stoppable(Engine.start(this.shell, this.root, this.commandLines));
		}
		catch (DatabaseHeldException ex) {
			this.forwarded = forward(ex, commandRequest(ex.folder(), request), request.writes());
			throw ex;
		}
	}

	private Forwarded forward(DatabaseHeldException held, CommandRequest command, boolean stoppable) {
		HolderCall call = HolderCall.open(held, RootCommand.Version.number(), command);
		if (stoppable) {
			this.signals.stopOnSignal(call::stop);
		}
		return new Forwarded(held, command, call);
	}

	/** Never forwarded. */
	@Override
	public Engine serve() {
		this.signals.starting();
		return stoppable(Engine.serve(this.shell, this.root, this.commandLines));
	}

	private Engine stoppable(Engine engine) {
		this.signals.stopOnSignal(engine::stop);
		return engine;
	}

	@Override
	public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
		if (this.forwarded == null) {
			return this.next.handleExecutionException(failure, command, parsed);
		}
		try {
			return await(this.forwarded);
		}
		catch (RuntimeException ex) {
			return this.next.handleExecutionException(ex, command, parsed);
		}
	}

	/** The holder cannot ask the operator of this process. */
	private int await(Forwarded command) {
		try {
			return end(command.call());
		}
		catch (DeletesUnconfirmedException ex) {
			String deletes = String.valueOf(new DeleteConfirmation(this.shell).ask(ex));
			return end(forward(command.held(), command.request().with("--deletes", deletes), true).call());
		}
	}

	private int end(HolderCall call) {
		try (call) {
			return call.await(this.shell.out(), this.shell.err());
		}
	}

	private CommandRequest commandRequest(Path data, EngineRequest request) {
		return new CommandRequest(this.root.arguments(), this.shell.display(), this.root.sandbox(),
				InvocationContext.real(this.shell.folder()), InvocationContext.configured(data, this.shell.clock()),
				request.definitions());
	}

	/**
	 * A command that the holder executes.
	 */
	private record Forwarded(DatabaseHeldException held, CommandRequest request, HolderCall call) {

	}

}
