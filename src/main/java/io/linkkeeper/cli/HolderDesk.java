package io.linkkeeper.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import io.linkkeeper.holder.CommandRequest;
import io.linkkeeper.holder.Endpoint;
import io.linkkeeper.holder.RequestedCommand;
import io.linkkeeper.holder.RequestedCommands;
import org.jspecify.annotations.Nullable;

/**
 * Does commands of other processes with the engine of this one, as soon as it is started.
 * Thread-safe.
 */
final class HolderDesk implements RequestedCommands, AutoCloseable {

	private final Shell shell;

	private final boolean sandbox;

	private final CompletableFuture<Engine> engine = new CompletableFuture<>();

	private @Nullable Endpoint endpoint;

	private HolderDesk(Shell shell, boolean sandbox) {
		this.shell = shell;
		this.sandbox = sandbox;
	}

	/**
	 * Takes commands from now on, to be done later. Where that is not possible, this
	 * process goes on alone.
	 * @param data the data folder, held by this process
	 * @param sandbox whether this process works on the sandbox
	 */
	static HolderDesk open(Shell shell, Path data, boolean sandbox) {
		HolderDesk desk = new HolderDesk(shell, sandbox);
		try {
			desk.endpoint = Endpoint.open(data, RootCommand.Version.number(), desk);
		}
		catch (IOException ex) {
			shell.say("Other commands have to wait until this one has ended: " + ex);
		}
		return desk;
	}

	@Override
	public RequestedCommand prepare(CommandRequest request) {
		return new LentCommand(this.shell, this.sandbox, this.engine, request);
	}

	/**
	 * Does what is asked for with this engine.
	 */
	void lend(Engine started) {
		this.engine.complete(started);
	}

	/**
	 * Refuses what is asked for: there will be no engine.
	 */
	void lendNothing(RuntimeException reason) {
		this.engine.completeExceptionally(reason);
	}

	/**
	 * Takes no more commands and stays until those taken are done.
	 */
	@Override
	public void close() {
		if (this.endpoint != null) {
			if (this.endpoint.working() > 0) {
				this.shell
					.say("Waiting for %d commands that other processes asked for".formatted(this.endpoint.working()));
			}
			this.endpoint.close();
		}
	}

}
