package io.linkkeeper.engine;

import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.guard.DeletesUnconfirmedException;
import io.linkkeeper.holder.CommandRequest;
import io.linkkeeper.holder.RequestedCommand;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/**
 * A command of another process, executed with this process's engine. It is refused if its
 * effect in the other process would differ.
 */
final class HolderCommand implements RequestedCommand {

	private final Shell shell;

	private final boolean sandbox;

	private final CompletableFuture<Engine> engine;

	private final CommandLineFactory commandLines;

	private final CommandRequest request;

	private volatile @Nullable Thread executing;

	/** The caller asks its operator, and requests the command again. */
	private @Nullable DeletesUnconfirmedException unconfirmed;

	HolderCommand(Shell shell, boolean sandbox, CompletableFuture<Engine> engine, CommandLineFactory commandLines,
			CommandRequest request) {
		this.shell = shell;
		this.sandbox = sandbox;
		this.engine = engine;
		this.commandLines = commandLines;
		this.request = request;
	}

	@Override
	public int execute(PrintWriter out, PrintWriter err) {
		this.executing = Thread.currentThread();
		Shell theirs = new Shell(isHere() ? this.shell.folder() : this.request.folder(), this.shell.clock(), out, err,
				this.request.display());
		CommandLine line = this.commandLines.create(theirs, new RootCommand(), this::open);
		IExecutionExceptionHandler failures = line.getExecutionExceptionHandler();
		line.setExecutionExceptionHandler((failure, command, parsed) -> {
			if (this.request.display().terminal() && failure instanceof DeletesUnconfirmedException refusal) {
				this.unconfirmed = refusal;
			}
			return (this.unconfirmed != null) ? ExitCode.USAGE.number()
					: failures.handleExecutionException(failure, command, parsed);
		});
		int exitCode = line.execute(this.request.arguments().toArray(String[]::new));
		if (this.unconfirmed != null) {
			throw this.unconfirmed;
		}
		return exitCode;
	}

	@Override
	public void stop() {
		Thread thread = this.executing;
		if (thread != null && this.engine.isDone() && !this.engine.isCompletedExceptionally()) {
			this.engine.join().stop(thread);
		}
	}

	private Engine open(EngineRequest wanted) {
		Engine own = started();
		InvocationContext here = own.invocationContext();
		if (wanted.usesFiles()) {
			requireSameFolders(here);
		}
		requireSameDefinitions(wanted);
		if (this.sandbox) {
			return own.shared((operator) -> operator.by(this.request.context().actor()));
		}
		if (!wanted.writes()) {
			this.request.context().requireNoOther(here.accounts());
		}
		return own.shared((operator) -> operator.onBehalfOf(this.request.context()));
	}

	private Engine started() {
		if (this.sandbox != this.request.sandbox()) {
			throw usage(
					"The process that holds the database works on %s. %s --sandbox, or use another LINKKEEPER_DATA.",
					this.sandbox ? "the sandbox" : "a real account", this.sandbox ? "Add" : "Leave out");
		}
		try {
			return this.engine.join();
		}
		catch (CancellationException ex) {
			throw new RefusedException(ExitCode.BUSY, "The process that held the database could not start. Try again.");
		}
	}

	private void requireSameFolders(InvocationContext here) {
		InvocationContext there = this.request.context();
		if (!isHere() || !here.files().equals(there.files()) || !here.results().equals(there.results())) {
			throw usage(
					"The process that holds the database works in %s, with files in %s and results in %s; you work"
							+ " in %s, with %s and %s. Give the command in the same place.",
					InvocationContext.real(this.shell.folder()), here.files(), here.results(), this.request.folder(),
					there.files(), there.results());
		}
	}

	private boolean isHere() {
		return InvocationContext.real(this.shell.folder()).equals(this.request.folder());
	}

	private void requireSameDefinitions(EngineRequest wanted) {
		wanted.definitions().forEach((name, hash) -> {
			if (!hash.equals(this.request.definitions().get(name))) {
				throw usage("The definition of %s has just been changed. Give the command again.", name);
			}
		});
	}

	private static RefusedException usage(String message, Object... values) {
		return new RefusedException(ExitCode.USAGE, message.formatted(values));
	}

}
