package io.linkkeeper.cli;

import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

import io.linkkeeper.holder.CommandRequest;
import io.linkkeeper.holder.RequestedCommand;
import io.linkkeeper.operate.InvocationContext;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * A command of another process, done with the engine of this one. It is refused when the
 * two processes would not do the same by it.
 */
final class LentCommand implements RequestedCommand {

	private final Shell shell;

	private final boolean sandbox;

	private final CompletableFuture<Engine> engine;

	private final CommandRequest request;

	private volatile @Nullable Thread executing;

	LentCommand(Shell shell, boolean sandbox, CompletableFuture<Engine> engine, CommandRequest request) {
		this.shell = shell;
		this.sandbox = sandbox;
		this.engine = engine;
		this.request = request;
	}

	@Override
	public int execute(PrintWriter out, PrintWriter err) {
		this.executing = Thread.currentThread();
		Shell theirs = new Shell(isHere() ? this.shell.folder() : this.request.folder(), this.shell.clock(), out, err,
				this.request.terminal());
		return Commands.commandLine(theirs, new RootCommand(), this::lend)
			.execute(this.request.arguments().toArray(String[]::new));
	}

	@Override
	public void stop() {
		Thread thread = this.executing;
		if (thread != null && this.engine.isDone() && !this.engine.isCompletedExceptionally()) {
			this.engine.join().stop(thread);
		}
	}

	private Engine lend(Wish wish) {
		Engine own = started();
		InvocationContext here = own.surroundings();
		if (wish.needsPlaces()) {
			requireSamePlaces(here);
		}
		requireSameDefinitions(wish);
		if (this.sandbox) {
			return own.lent(UnaryOperator.identity());
		}
		if (!wish.acts()) {
			here.requireNoOther(this.request.accounts());
		}
		return own.lent((operator) -> operator.onBehalfOf(this.request.accounts()));
	}

	private Engine started() {
		if (this.sandbox != this.request.sandbox()) {
			throw new RefusedException(ExitCode.USAGE,
					"The process that holds the database works on %s. %s --sandbox, or use another LINKKEEPER_DATA."
						.formatted(this.sandbox ? "the sandbox" : "a real account",
								this.sandbox ? "Add" : "Leave out"));
		}
		try {
			return this.engine.join();
		}
		catch (CompletionException ex) {
			throw new RefusedException(ExitCode.BUSY, "The process that held the database could not start. Try again.");
		}
	}

	private void requireSamePlaces(InvocationContext here) {
		if (!isHere() || !here.hasPlaces(this.request.files(), this.request.results())) {
			throw new RefusedException(ExitCode.USAGE,
					("The process that holds the database works in %s, with files in %s and results in %s; you work in"
							+ " %s, with %s and %s. Give the command in the same place.")
						.formatted(InvocationContext.real(this.shell.folder()), here.files(), here.results(),
								this.request.folder(), this.request.files(), this.request.results()));
		}
	}

	private boolean isHere() {
		return InvocationContext.real(this.shell.folder()).equals(this.request.folder());
	}

	private void requireSameDefinitions(Wish wish) {
		wish.definitions().forEach((name, hash) -> {
			if (!hash.equals(this.request.definitions().get(name))) {
				throw new RefusedException(ExitCode.USAGE,
						"The definition of %s has just been changed. Give the command again.".formatted(name));
			}
		});
	}

}
